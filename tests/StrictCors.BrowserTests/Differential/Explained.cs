using System.Text.RegularExpressions;

namespace StrictCors.BrowserTests.Differential;

/// <summary>The differences between browser and model that stay, by name. Each method removes one of them from what was sent.</summary>
internal static partial class Explained
{
    public static string Away(GeneratedCase one, string request)
    {
        request = WhatStorageAccessAdds(one, WhatTheCacheOfChromiumRewrites(request));
        return one.Actuals.Count > 2 ? WhatFirefoxRestoresAfterTwoRedirects(request) : request;
    }

    /// <summary>Storage Access: a request with the mode no-cors and with credentials has an origin if the frame is in a page of the site that it
    /// requests. The model does not know what page a frame is in.</summary>
    private static string WhatStorageAccessAdds(GeneratedCase one, string request) =>
        one.IsSandboxed && request.Contains("sec-fetch-mode: no-cors", StringComparison.Ordinal)
            ? request.Replace(" | origin: null", "", StringComparison.Ordinal)
            : request;

    /// <summary>The HTTP cache of Chromium parses <c>Range</c> and writes it anew.</summary>
    private static string WhatTheCacheOfChromiumRewrites(string request) =>
        Range().Replace(request, match => match.Value.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant());

    /// <summary>One redirect turns POST into GET and removes the headers of the content. In Firefox, a second redirect that keeps the method brings
    /// them back, depending on what caused the request.</summary>
    private static string WhatFirefoxRestoresAfterTwoRedirects(string request) =>
        RequestedNames().Replace(OfTheBody().Replace(request, ""), match =>
        {
            var names = match.Groups["names"].Value.Split(',').Except(["content-type", "content-language"]).ToList();
            return names.Count == 0 ? "" : $"access-control-request-headers: {string.Join(',', names)} | ";
        });

    [GeneratedRegex(@"(?<=range: )bytes=[0-9 ,-]*(?= [|'])", RegexOptions.IgnoreCase)]
    private static partial Regex Range();

    [GeneratedRegex(@"content-(type|language): [^|']* \| ")]
    private static partial Regex OfTheBody();

    [GeneratedRegex(@"access-control-request-headers: (?<names>[^ ]*) \| ")]
    private static partial Regex RequestedNames();
}
