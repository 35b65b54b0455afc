using StrictCors.Checks;
using StrictCors.Explanations;
using StrictCors.Policies;
using StrictCors.Protocol;
using StrictCors.Text;

namespace StrictCors.Page.Explaining;

/// <summary>Finds the settings that allow a denied request. A setting is tried before it is shown: the policy is compiled with it, and the request is
/// decided again. What startup would refuse, and what would not help, is not shown.</summary>
internal static class RemedyFinder
{
    // The origin, the method, the headers, the credentials.
    private const int MaxChanges = 4;

    private const int MaxPath = 500;

    /// <returns>The settings; null if none helps.</returns>
    public static Remedy? Find(StrictCorsOptions options, EndpointPolicy first, in CorsRequest request, Explanation explanation)
    {
        // If an explanation advises nothing about the failed check, the cause is another one: the endpoint, or a proxy.
        if (explanation.Decision.Outcome != CorsOutcome.Denied || request.Origin is not [{ } origin]
            || !explanation.Checks.Any(IsSettings))
        {
            return null;
        }

        var deciding = PolicySelection.Select(first, request, out var reason, out _);
        deciding = reason == CorsDenialReason.OriginNotAllowed ? NearestPatternExplanation.FindNearest(first, origin) : deciding;
        return deciding.Kind == EndpointPolicyKind.Policy && WrittenPolicy.Find(options, deciding.Policy) is { } written
            && FindChanges(written.Options, deciding, request, origin, reason) is { } trial
            ? new(Display.Escape(written.Name), Display.SingleLine(written.Path, MaxPath), RemedyWriter.Write(written, trial))
            : null;
    }

    private static bool IsSettings(ExplanationCheck check) =>
        check is { Passed: false, Advice: not null, Name: "origin" or "method" or "headers" or "credentials" };

    private static PolicyTrial? FindChanges(
        StrictCorsPolicyOptions written, EndpointPolicy deciding, in CorsRequest request, string origin, CorsDenialReason originReason)
    {
        var trial = new PolicyTrial(written, deciding.Policy, origin, isOriginListed: originReason == CorsDenialReason.None);
        for (var change = 0; change <= MaxChanges; change++)
        {
            // Without the target: it belongs to the policies before the change.
            if (trial.Decide(request with { Target = null }) is not { } decision)
            {
                return null;
            }

            if (decision.Outcome != CorsOutcome.Denied)
            {
                return trial.IsChanged ? trial : null;
            }

            if (!Change(trial, request, decision))
            {
                return null;
            }
        }

        return null;
    }

    private static bool Change(PolicyTrial trial, in CorsRequest request, in CorsDecision decision) => decision.Reason switch
    {
        CorsDenialReason.OriginNotAllowed => trial.AddOrigin(),
        CorsDenialReason.MethodNotAllowed => trial.AddMethod(
            decision.Kind == CorsRequestKind.Preflight ? request.RequestMethod.ToString() : request.Method),
        CorsDenialReason.HeaderNotAllowed => trial.AddHeaders(Denied(trial.Compiled!, request)),
        CorsDenialReason.CredentialsNotAllowed => trial.AddCredentials(),
        _ => false,
    };

    private static List<string> Denied(StrictCorsPolicy policy, in CorsRequest request)
    {
        var names = new List<string>();
        for (var i = 0; i < request.RequestHeaders.Count; i++)
        {
            foreach (var name in new CommaSeparatedList(request.RequestHeaders[i]))
            {
                if (!RequestedHeaders.IsAllowed(policy, name) && !names.Contains(name.ToString(), StringComparer.OrdinalIgnoreCase))
                {
                    names.Add(name.ToString());
                }
            }
        }

        return names;
    }
}
