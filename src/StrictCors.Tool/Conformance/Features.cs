namespace StrictCors.Tool.Conformance;

/// <summary>What a server may lack. The words are those of its manifest, of <c>needs</c> in the cases, and of the page conformance.md.</summary>
internal static class Features
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["any"] = "a policy of any origin",
        ["any-header"] = "a policy of any header with credentials",
        ["any-method"] = "a policy of any method with credentials",
        ["caching"] = "answers that caches keep",
        ["errors"] = "a handler that fails",
        ["max-age"] = "a time for which preflights are remembered",
        ["redirects"] = "redirects",
        ["subdomains"] = "a wildcard for the hosts below a domain",
        ["websockets"] = "a check of the origin of WebSocket handshakes",
    };
}
