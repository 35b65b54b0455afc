using System.Reflection;
using StrictCors.Policies;
using StrictCors.Tests.Infrastructure;
using static StrictCors.Tests.Policies.TestPolicy;

namespace StrictCors.Tests.Policies;

/// <summary>What is remembered of a request is its own decision, never that of another request which came before.</summary>
public class DecisionCacheTests
{
    private static readonly CorsRequestKind[] Kinds = Enum.GetValues<CorsRequestKind>();
    private static readonly bool[] Both = [false, true];

    [Fact]
    public void Every_decision_is_kept_apart_from_all_others()
    {
        var table = new DecisionCache(ForApp().AtEndpoint);

        var recorded = All(table).ToList();

        recorded.Select(one => one.Recorded).Should().OnlyHaveUniqueItems();
        recorded.Select(one => Parts(one.Recorded.Decision)).Should().Equal(recorded.Select(one => one.Expected));
        All(table).Select(one => one.Recorded).Should().Equal(recorded.Select(one => one.Recorded), "the second time it is the same object");
    }

    [Fact]
    public void A_policy_that_is_used_takes_little_memory()
    {
        var policy = ForApp().AtEndpoint;

        Allocations.Of(() => _ = new DecisionCache(policy)).Should().BeLessThan(2000, "a program may have a policy for each endpoint");
    }

    [Fact]
    public void A_preflight_has_a_decision_of_its_own_with_the_names_in_its_answer()
    {
        var table = new DecisionCache(ForApp().AtEndpoint);
        CorsDecision decision = new() { Kind = CorsRequestKind.Preflight, Outcome = CorsOutcome.Allowed, PolicyName = "web", IsOriginAllowed = true,
            AllowMethods = "PUT", AllowHeaders = "x-a" };

        var recorded = table.Preflight(decision);

        recorded.Decision.Should().Be(decision);
        recorded.Decision.AllowMethods.Should().Be("PUT");
        recorded.Decision.AllowHeaders.Should().Be("x-a");
        recorded.Should().BeSameAs(table.Preflight(decision));
        table.Preflight(decision with { AllowMethods = "GET" }).Decision.AllowMethods.Should().Be("GET");
        table.Preflight(decision with { AllowHeaders = "x-b" }).Decision.AllowHeaders.Should().Be("x-b");
        recorded.Should().NotBeSameAs(table.Preflight(decision with { IsRefused = true }));
        recorded.Should().NotBeSameAs(table.Allowed(CorsRequestKind.Actual));
    }

    /// <summary>What the answer to a preflight depends on must not come from the preflight before.</summary>
    [Fact]
    public void P2_Everything_in_the_decision_of_a_preflight_is_its_own()
    {
        var table = new DecisionCache(ForApp().AtEndpoint);
        CorsDecision decision = new() { Kind = CorsRequestKind.Preflight, Outcome = CorsOutcome.Allowed, PolicyName = "web", IsOriginAllowed = true };
        foreach (var property in typeof(CorsDecision).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(property => property.PropertyType == typeof(bool) || property.Name.StartsWith("Allow", StringComparison.Ordinal)))
        {
            object other = decision;
            property.SetValue(other, property.PropertyType == typeof(bool) ? !(bool)property.GetValue(decision)! : "other");

            table.Preflight(decision);
            property.GetValue(table.Preflight((CorsDecision)other).Decision).Should().Be(property.GetValue(other), property.Name);
            property.GetValue(table.Preflight(decision).Decision).Should().Be(property.GetValue(decision), property.Name);
        }
    }

    [Fact]
    public void Each_listed_origin_has_a_decision_that_holds_it()
    {
        var table = new DecisionCache(ForApp(web => web.WithOrigins("https://two.example", "https://three.example")).AtEndpoint);

        var recorded = new[] { App, "https://two.example", "https://three.example" }.Select((origin, i) => table.AllowedListed(i + 1, origin))
            .ToList();

        recorded.Select(one => one.Origin).Should().Equal(App, "https://two.example", "https://three.example");
        recorded.Select(one => Parts(one.Decision)).Should().AllBeEquivalentTo(Parts(table.Allowed(CorsRequestKind.Actual).Decision));
        table.AllowedListed(2, "https://two.example").Should().BeSameAs(recorded[1]);
    }

    [Fact]
    public void A_kept_preflight_holds_each_of_the_first_listed_origins_and_no_other()
    {
        var origins = Enumerable.Range(1, 20).Select(number => $"https://{number}.example").ToArray();
        var table = new DecisionCache(ForApp(web => web.WithOrigins(origins)).AtEndpoint);
        CorsDecision decision = new() { Kind = CorsRequestKind.Preflight, Outcome = CorsOutcome.Allowed, PolicyName = "web", IsOriginAllowed = true };

        table.FindPreflight(From(App), 1).Should().BeNull("nothing is kept yet");
        table.KeepPreflight(From(App), 1, decision).Origin.Should().Be(App);

        string[] listed = [App, .. origins];
        for (var round = 0; round < 2; round++)
        {
            listed.Select((origin, i) => table.FindPreflight(From(origin), i + 1)!.Origin).Should()
                .Equal([.. listed[..16], .. Enumerable.Repeat<string?>(null, 5)]);
        }

        table.FindPreflight(From("https://by-a-wildcard.example"), 0)!.Origin.Should().BeNull();
        table.FindPreflight(From(App), 1).Should().BeSameAs(table.FindPreflight(From(App), 1));
        table.FindPreflight(From(App), 1)!.Decision.Should().Be(decision);

        static CorsRequest From(string origin) => new() { Method = "OPTIONS", Path = "/", Origin = origin, RequestMethod = "PUT" };
    }

    private static IEnumerable<(PolicyDecision Recorded, object Expected)> All(DecisionCache table) =>
    [
        (table.WithoutOrigin, (CorsRequestKind.Actual, CorsOutcome.NotCors, CorsDenialReason.None, "web", false, false)),
        .. from kind in Kinds
           select (table.Allowed(kind), (object)(kind, CorsOutcome.Allowed, CorsDenialReason.None, "web", true, false)),
        .. from kind in Kinds
           from isOriginAllowed in Both
           select (table.SameOrigin(kind, isOriginAllowed),
               (object)(kind, CorsOutcome.SameOrigin, CorsDenialReason.None, "web", isOriginAllowed, false)),
        .. from kind in Kinds
           from reason in Enum.GetValues<CorsDenialReason>()
           from isOriginAllowed in Both
           from isRefused in Both
           select (table.Denied(kind, reason, isOriginAllowed, isRefused),
               (object)(kind, CorsOutcome.Denied, reason, "web", isOriginAllowed, isRefused)),
    ];

    private static object Parts(CorsDecision decision) =>
        (decision.Kind, decision.Outcome, decision.Reason, decision.PolicyName, decision.IsOriginAllowed, decision.IsRefused);
}
