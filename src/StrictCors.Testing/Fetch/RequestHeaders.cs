using StrictCors.Testing.Http;

namespace StrictCors.Testing.Fetch;

/// <summary>Fetch 2.2.2, "Headers": which headers a page may set, and which of them need permission.</summary>
/// <remarks>https://fetch.spec.whatwg.org/#terminology-headers</remarks>
internal static class RequestHeaders
{
    /// <summary>"request-body-header name".</summary>
    public static bool IsOfTheBody(string name) =>
        name.ToLowerInvariant() is "content-encoding" or "content-language" or "content-location" or "content-type";

    /// <summary>Whether the response depends on what the page has already.</summary>
    public static bool IsCondition(string name) =>
        name.ToLowerInvariant() is "if-match" or "if-modified-since" or "if-none-match" or "if-range" or "if-unmodified-since";

    /// <summary>"forbidden request-header": the page cannot set it, and no error is reported.</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#forbidden-request-header</remarks>
    public static bool IsForbidden(string name, string value)
    {
        var lower = name.ToLowerInvariant();
        return lower
            is "accept-charset" or "accept-encoding" or "access-control-request-headers" or "access-control-request-method" or "connection"
            or "content-length" or "cookie" or "cookie2" or "date" or "dnt" or "expect" or "host" or "keep-alive" or "origin" or "referer"
            or "set-cookie" or "te" or "trailer" or "transfer-encoding" or "upgrade" or "via"
            || lower.StartsWith("proxy-", StringComparison.Ordinal)
            || lower.StartsWith("sec-", StringComparison.Ordinal)
            || (lower is "x-http-method" or "x-http-method-override" or "x-method-override"
                && value.Split(',').Any(method => Methods.IsForbidden(method.Trim(' ', '\t'))));
    }

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
        var lower = unsafeNames.Select(name => name.ToLowerInvariant());
        return [.. (rules.RepeatsNames ? lower : lower.Distinct()).Order(StringComparer.Ordinal)];
    }
}
