namespace StrictCors.Policies;

/// <summary>The parts of a decision as logs, metrics, headers and problem details name them.</summary>
internal static class DecisionNames
{
    public static string For(CorsRequestKind kind) => kind switch
    {
        CorsRequestKind.Preflight => "preflight",
        CorsRequestKind.Handshake => "handshake",
        _ => "actual",
    };

    public static string For(CorsOutcome outcome) => outcome switch
    {
        CorsOutcome.Allowed => "allowed",
        CorsOutcome.SameOrigin => "same-origin",
        CorsOutcome.Denied => "denied",
        _ => "not-cors",
    };

    public static string For(CorsDenialReason reason) => reason switch
    {
        CorsDenialReason.OriginMalformed => "origin-malformed",
        CorsDenialReason.OriginNull => "origin-null",
        CorsDenialReason.OriginNotAllowed => "origin-not-allowed",
        CorsDenialReason.MethodMalformed => "method-malformed",
        CorsDenialReason.MethodNotAllowed => "method-not-allowed",
        CorsDenialReason.HeaderMalformed => "header-malformed",
        CorsDenialReason.HeaderNotAllowed => "header-not-allowed",
        CorsDenialReason.TooManyHeaders => "too-many-headers",
        CorsDenialReason.CredentialsNotAllowed => "credentials-not-allowed",
        CorsDenialReason.OriginSourceFailed => "origin-source-failed",
        _ => "none",
    };
}
