using StrictCors.Evaluation;

namespace StrictCors.Tests.Evaluation;

/// <summary>What is remembered of a request is its own decision, never that of another request which came before.</summary>
public class DecisionTableTests
{
    [Fact]
    public void Every_decision_is_remembered_apart_from_all_others()
    {
        var table = new DecisionTable(TestPolicy.ForApp());
        CorsDecision[] decisions =
        [
            .. from kind in Enum.GetValues<CorsRequestKind>()
               from outcome in Enum.GetValues<CorsOutcome>()
               from reason in Enum.GetValues<CorsDenialReason>()
               from isOriginAllowed in (bool[])[false, true]
               from isRefused in (bool[])[false, true]
               select new CorsDecision { Kind = kind, Outcome = outcome, Reason = reason, PolicyName = "web", IsOriginAllowed = isOriginAllowed, IsRefused = isRefused },
        ];

        var recorded = decisions.Select(decision => table.Record(decision)).ToList();

        recorded.Should().OnlyHaveUniqueItems();
        recorded.Select(one => Parts(one.Decision)).Should().Equal(decisions.Select(Parts));
        decisions.Select(decision => table.Record(decision)).Should().Equal(recorded, "the second time it is the same object");
    }

    private static (CorsDecision Decision, bool IsOriginAllowed, bool IsRefused) Parts(CorsDecision decision) => (decision, decision.IsOriginAllowed, decision.IsRefused);
}
