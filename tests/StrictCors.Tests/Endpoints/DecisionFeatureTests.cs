using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StrictCors.Endpoints;
using StrictCors.Policies;

namespace StrictCors.Tests.Endpoints;

/// <summary>To which context a decision belongs.</summary>
public sealed class DecisionFeatureTests
{
    private static readonly PolicyDecision Some = EndpointPolicy.Missing.Decisions.WithoutOrigin;

    private readonly DefaultHttpContext _context = new();

    [Fact]
    public void A_context_becomes_the_owner_once()
    {
        (DecisionFeature.Own(_context, out var isReached), isReached).Should().Be((true, false));
        (DecisionFeature.Own(_context, out isReached), isReached).Should().Be((false, false));
        DecisionFeature.IsReached(_context).Should().BeFalse("nothing is decided yet");
        DecisionFeature.IsInner(Copy()).Should().BeFalse("the middleware has not seen the outer one");
    }

    [Fact]
    public void A_request_that_no_policy_decides_about_is_reached_without_a_decision()
    {
        DecisionFeature.Own(_context, out _);

        DecisionFeature.SetReached(_context);

        DecisionFeature.IsReached(_context).Should().BeTrue();
        (DecisionFeature.Own(_context, out var isReached), isReached).Should().Be((false, true));
        DecisionFeature.Decision(_context).Should().BeNull();
        DecisionFeature.IsInner(_context).Should().BeFalse();
        DecisionFeature.IsInner(Copy()).Should().BeTrue();
    }

    [Fact]
    public void A_copy_of_the_features_has_no_decision_before_and_after_it_gets_its_own_owner()
    {
        DecisionFeature.Own(_context, out _);
        DecisionFeature.Set(_context, Some);
        var inner = Copy();

        (DecisionFeature.IsReached(inner), DecisionFeature.Decision(inner)).Should().Be((false, null));
        (DecisionFeature.Own(inner, out var isReached), isReached).Should().Be((true, false));
        (DecisionFeature.Own(inner, out isReached), isReached).Should().Be((false, false), "only the outer one has been decided about");
        (DecisionFeature.IsReached(inner), DecisionFeature.Decision(inner)).Should().Be((false, null));
        DecisionFeature.Decision(_context).Should().BeSameAs(Some);
    }

    [Fact]
    public void Features_over_those_of_an_outer_request_have_no_decision_when_they_get_their_own_owner()
    {
        DecisionFeature.Own(_context, out _);
        DecisionFeature.Set(_context, Some);
        var inner = new DefaultHttpContext(new FeatureCollection(_context.Features));

        DecisionFeature.Own(inner, out _);

        (DecisionFeature.IsReached(inner), DecisionFeature.Decision(inner)).Should().Be((false, null));
        DecisionFeature.IsInner(inner).Should().BeTrue("no policy has decided about it yet");
        DecisionFeature.Set(inner, Some);
        DecisionFeature.IsInner(inner).Should().BeFalse();
        DecisionFeature.Decision(_context).Should().BeSameAs(Some);
    }

    [Fact]
    public void A_context_that_takes_the_place_of_another_one_decides_anew()
    {
        DecisionFeature.Own(_context, out _);
        DecisionFeature.Set(_context, Some);
        var replacement = new DefaultHttpContext(_context.Features);

        DecisionFeature.Own(replacement, out _);
        DecisionFeature.Set(replacement, Some);

        DecisionFeature.Decision(replacement).Should().BeSameAs(Some);
        DecisionFeature.IsOwner(_context).Should().BeFalse();
        DecisionFeature.Decision(_context).Should().BeNull();
    }

    private DefaultHttpContext Copy()
    {
        var features = new FeatureCollection();
        foreach (var (type, feature) in _context.Features)
        {
            features[type] = feature;
        }

        return new(features);
    }
}
