namespace StrictCors.Testing.Fetch;

/// <summary>Fetch 2.2.2, "Headers": which headers a page may set, and which of them need permission.</summary>
/// <remarks>https://fetch.spec.whatwg.org/#terminology-headers</remarks>
internal static class RequestHeaders
{
    private static readonly HashSet<string> Forbidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept-Charset", "Accept-Encoding", "Access-Control-Request-Headers", "Access-Control-Request-Method", "Connection", "Content-Length",
        "Cookie", "Cookie2", "Date", "DNT", "Expect", "Host", "Keep-Alive", "Origin", "Referer", "Set-Cookie", "TE", "Trailer",
        "Transfer-Encoding", "Upgrade", "Via",
    };

    private static readonly HashSet<string> MethodOverrides = new(StringComparer.OrdinalIgnoreCase)
    {
        "X-HTTP-Method", "X-HTTP-Method-Override", "X-Method-Override",
    };

    /// <summary>"request-body-header name".</summary>
    public static IReadOnlyList<string> OfTheBody { get; } = ["Content-Encoding", "Content-Language", "Content-Location", "Content-Type"];

    /// <summary>Gets the headers with which the response depends on what the page has.</summary>
    public static IReadOnlySet<string> Conditions { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "If-Match", "If-Modified-Since", "If-None-Match", "If-Range", "If-Unmodified-Since",
    };

    /// <summary>"forbidden request-header": the page cannot set it, and no error is reported.</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#forbidden-request-header</remarks>
    public static bool IsForbidden(string name, string value) =>
        Forbidden.Contains(name)
        || name.StartsWith("proxy-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("sec-", StringComparison.OrdinalIgnoreCase)
        || (MethodOverrides.Contains(name) && value.Split(',').Any(method => Methods.IsForbidden(method.Trim(' ', '\t'))));

    /// <summary>"no-CORS-safelisted request-header".</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header</remarks>
    public static bool IsNoCorsSafelisted(string name, string value, EngineRules rules) =>
        name.ToLowerInvariant() is "accept" or "accept-language" or "content-language" or "content-type"
        && SafelistedValues.IsCorsSafelisted(name, value, rules);

    /// <summary>"CORS non-wildcard request-header name".</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name</remarks>
    public static bool IsNonWildcard(string name) => name.Equals("Authorization", StringComparison.OrdinalIgnoreCase);

    /// <summary>"CORS-unsafe request-header names": sorted, in lower case, each once.</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names</remarks>
    public static IReadOnlyList<string> UnsafeNames(HeaderList headers, EngineRules rules)
    {
        // Steps 1 to 3.
        var unsafeNames = new List<string>();
        var potentiallyUnsafeNames = new List<string>();
        var safelistValueSize = 0;

        // Step 4.
        foreach (var (name, value) in headers.All)
        {
            if (!SafelistedValues.IsCorsSafelisted(name, value, rules))
            {
                unsafeNames.Add(name);
            }
            else
            {
                potentiallyUnsafeNames.Add(name);
                safelistValueSize += value.Length;
            }
        }

        // Step 5.
        if (safelistValueSize > 1024)
        {
            unsafeNames.AddRange(potentiallyUnsafeNames);
        }

        // Step 6: "convert header names to a sorted-lowercase set".
        return [.. unsafeNames.Select(name => name.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal)];
    }
}
