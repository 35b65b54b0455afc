using StrictCors.Origins;
using StrictCors.Policies;
using StrictCors.Text;

namespace StrictCors.Explanations;

/// <summary>The check of the origin in words: which policies were tried, and which of them covers the origin.</summary>
internal static class OriginExplanation
{
    /// <param name="policy">The policy that has decided; the first one if none covers the origin.</param>
    /// <param name="request">The request.</param>
    /// <param name="reason">Why the origin is denied.</param>
    public static ExplanationCheck Explain(EndpointPolicy policy, in CorsRequest request, CorsDenialReason reason)
    {
        var advice = reason == CorsDenialReason.None ? DescribeTried(policy) : policy.Kind switch
        {
            EndpointPolicyKind.None when IsWebSocket(request) => Advise(policy, request, reason),
            EndpointPolicyKind.None => "No policy applies here, and without one a WebSocket is open to the server's own pages only. "
                + "RequireStrictCors(\"…\") at the endpoint, or a default policy, would allow other origins.",
            EndpointPolicyKind.Missing => "The endpoint names a policy that does not exist, so that no origin is allowed here.",
            EndpointPolicyKind.Disabled => "CORS is disabled at this endpoint, so that no origin is allowed here.",
            _ => Advise(policy, request, reason),
        };
        var wanted = policy.Kind == EndpointPolicyKind.Policy ? Explainer.Some(policy.First.Policies.SelectMany(Wanted)) : "no origin";
        return new("origin", reason == CorsDenialReason.None, Display.Escape(request.Origin.ToString()), wanted, advice);
    }

    /// <summary>Null if the first policy covers the origin.</summary>
    private static string? DescribeTried(EndpointPolicy policy) => policy.Index == 0 ? null
        : $"Tried {string.Join(", ", policy.First.Policies.Take(policy.Index).Select(Name))}: not allowed there; {Name(policy)} covers the origin.";

    private static string Advise(EndpointPolicy policy, in CorsRequest request, CorsDenialReason reason) => reason switch
    {
        CorsDenialReason.OriginNull => NullOriginExplanation.Advise(policy.First, request),
        CorsDenialReason.OriginMalformed => MalformedOriginExplanation.Describe(request.Origin),
        CorsDenialReason.OriginSourceFailed => $"No pattern covers the origin, and {WhichSource(policy)} threw or took too long: "
            + "its exception is in the log (OriginSourceFailed).",
        _ when request.Origin is [SerializedOrigin.LocalFile] => NullOriginExplanation.AdviseLocalFile(policy.First),
        _ => NearestPatternExplanation.Advise(policy.First, request.Origin.ToString()) + DescribeSources(policy.First),
    };

    /// <summary>No policy can allow it.</summary>
    private static bool IsWebSocket(in CorsRequest request) =>
        request.Origin is [{ } text] && SerializedOrigin.TryParse(text, out var origin) && Schemes.IsWebSocket(origin.Scheme);

    private static string WhichSource(EndpointPolicy policy) =>
        IsAlone(policy) ? "the policy's origin source" : $"the origin source of {Name(policy)}";

    private static string DescribeSources(EndpointPolicy first) =>
        !first.Policies.Any(policy => policy.Policy.OriginSource is not null) ? ""
        : IsAlone(first) ? " The policy's origin source has not allowed it either."
        : " No origin source of the policies has allowed it either.";

    private static IEnumerable<string> Wanted(EndpointPolicy policy)
    {
        var patterns = policy.Policy.Origins.Texts;
        return policy.Policy.OriginSource is null ? patterns : patterns.Prepend("what the origin source allows");
    }

    private static bool IsAlone(EndpointPolicy policy) => policy.First.Next is null;

    private static string Name(EndpointPolicy policy) => $"'{Display.Escape(policy.ToString())}'";
}
