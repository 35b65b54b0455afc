using System.Diagnostics;
using StrictCors.Policies;

namespace StrictCors.Diagnostics;

/// <summary>The tags of metrics and activities: one vocabulary. They have few values and never the origin, which a client chooses.</summary>
internal static class DecisionTags
{
    public const string Policy = "strictcors.policy";
    public const string Kind = "strictcors.kind";
    public const string Outcome = "strictcors.outcome";
    public const string Reason = "strictcors.reason";

    /// <summary>Why a query of an origin source has no answer: exception, timeout or queue-full.</summary>
    public const string Cause = "strictcors.cause";

    public static TagList Of(in CorsDecision decision) =>
    [
        new(Policy, decision.PolicyName ?? ""),
        new(Kind, DecisionNames.For(decision.Kind)),
        new(Outcome, DecisionNames.For(decision.Outcome)),
        new(Reason, DecisionNames.For(decision.Reason)),
    ];

    public static void AddTo(Activity activity, in CorsDecision decision)
    {
        activity.SetTag(Policy, decision.PolicyName ?? "");
        activity.SetTag(Kind, DecisionNames.For(decision.Kind));
        activity.SetTag(Outcome, DecisionNames.For(decision.Outcome));
        activity.SetTag(Reason, DecisionNames.For(decision.Reason));
    }
}
