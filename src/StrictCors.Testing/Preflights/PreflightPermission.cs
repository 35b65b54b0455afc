using StrictCors.Testing.Fetch;

namespace StrictCors.Testing.Preflights;

/// <summary>The answer to a preflight: the two lists, and whether the request that caused it includes credentials.</summary>
internal sealed record PreflightPermission(IReadOnlyList<string> Methods, IReadOnlyList<string> HeaderNames, bool IncludesCredentials)
{
    /// <summary>"CORS-preflight fetch", step 7.5.</summary>
    public bool AllowsMethod(string method) =>
        Methods.Contains(method) || Http.Methods.IsCorsSafelisted(method) || (!IncludesCredentials && Methods.Contains("*"));

    /// <summary>"CORS-preflight fetch", steps 7.6 and 7.7.</summary>
    public bool AllowsHeader(string name, EngineRules rules) =>
        HeaderNames.Contains(name, StringComparer.OrdinalIgnoreCase)
        || (!IncludesCredentials && HeaderNames.Contains("*") && (rules.StarCoversAuthorization || !RequestHeaders.IsNonWildcard(name)));
}
