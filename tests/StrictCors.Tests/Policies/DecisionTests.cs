using static StrictCors.Tests.Policies.TestPolicy;
using static StrictCors.Tests.Policies.TestRequest;

namespace StrictCors.Tests.Policies;

public class DecisionTests
{
    [Fact]
    public void D1_outcomes_and_reasons_are_closed_sets()
    {
        Enum.GetNames<CorsOutcome>().Should().Equal("NotCors", "Allowed", "SameOrigin", "Denied");
        Enum.GetNames<CorsDenialReason>().Should().Equal(
            "None", "OriginMalformed", "OriginNull", "OriginNotAllowed", "MethodMalformed", "MethodNotAllowed", "HeaderMalformed", "HeaderNotAllowed",
            "TooManyHeaders", "CredentialsNotAllowed", "OriginSourceFailed");
    }

    [Fact]
    public void Decisions_are_equal_when_kind_outcome_reason_and_policy_are()
    {
        var decision = ForApp().Evaluate(Actual(Stranger));

        (decision == ForApp().Evaluate(Actual("https://other.test"))).Should().BeTrue();
        decision.GetHashCode().Should().Be(ForApp().Evaluate(Actual("https://other.test")).GetHashCode());
        decision.Equals((object)decision).Should().BeTrue();
        decision.Equals((object?)null).Should().BeFalse();
        (decision != decision with { Kind = CorsRequestKind.Handshake }).Should().BeTrue();
        (decision != decision with { Outcome = CorsOutcome.Allowed }).Should().BeTrue();
        (decision != decision with { Reason = CorsDenialReason.OriginNull }).Should().BeTrue();
        (decision != decision with { PolicyName = "other" }).Should().BeTrue();
    }

    [Fact]
    public void What_earlier_requests_have_left_behind_changes_no_decision()
    {
        var policy = ServerPolicy();
        foreach (var path in new[] { "/", "/signin", "/" })
        {
            foreach (var origin in new[] { null, App, Stranger, "null", "a b", "https://api.example.com" })
            {
                foreach (var method in new[] { "GET", "PUT" })
                {
                    DecidesAfresh(policy, Actual(origin, method) with { Path = path });
                    DecidesAfresh(policy, Actual(origin, method) with { Path = path, FetchSite = "same-origin" });
                    DecidesAfresh(policy, Preflight(origin, method, "x-a") with { Path = path });
                    DecidesAfresh(policy, Handshake(origin, withCredentials: true) with { Path = path });
                }
            }
        }
    }

    [Fact]
    public void What_is_recorded_of_a_preflight_is_shared_by_those_with_the_same_answer()
    {
        var policy = ForApp(web => web.WithHeaders("X-A", "X-B"));
        var first = policy.AtEndpoint.Decisions.Preflight(policy.Evaluate(Preflight(App, "GET", "x-a")));
        var second = policy.AtEndpoint.Decisions.Preflight(policy.Evaluate(Preflight(App, "POST", "x-b")));

        second.Should().BeSameAs(first);
        first.Policy.Should().BeSameAs(policy.AtEndpoint);
    }

    private static StrictCorsPolicy ServerPolicy() =>
        ForApp(web => web.WithMethods("PUT").WithEnforcement(StrictCorsEnforcement.Server).WithExemptPaths("/signin"));

    private static void DecidesAfresh(StrictCorsPolicy policy, in CorsRequest request) =>
        policy.Evaluate(request).Should().BeEquivalentTo(
            ServerPolicy().Evaluate(request), options => options.ComparingByMembers<CorsDecision>().IncludingInternalProperties(), request.Path);
}
