using System.Text.RegularExpressions;

namespace StrictCors.BrowserTests.Differential;

/// <summary>The differences between browser and model that stay, by name. Each method removes one of them from what was sent.</summary>
internal static partial class Explained
{
    public static string Away(GeneratedCase one, string request) => WhatStorageAccessAdds(one, WhatTheCacheOfChromiumRewrites(request));

    /// <summary>Storage Access: a request with the mode no-cors and with credentials has an origin if the frame is in a page of the site that it
    /// requests, and keeps it after a redirect, even to an address that is not trustworthy, which gets no Sec-Fetch-Mode. The model does not know
    /// what page a frame is in.</summary>
    private static string WhatStorageAccessAdds(GeneratedCase one, string request) =>
        one.Calls.Any(call => call is { IsSandboxed: true, Mode: "no-cors" })
            && (request.Contains("sec-fetch-mode: no-cors", StringComparison.Ordinal)
                || !request.Contains("sec-fetch-mode", StringComparison.Ordinal))
            ? request.Replace(" | origin: null", "", StringComparison.Ordinal)
            : request;

    /// <summary>The HTTP cache of Chromium parses <c>Range</c> and writes it anew.</summary>
    private static string WhatTheCacheOfChromiumRewrites(string request) =>
        Range().Replace(request, match => match.Value.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant());

    [GeneratedRegex(@"(?<=range: )bytes=[0-9 ,-]*(?= [|'])", RegexOptions.IgnoreCase)]
    private static partial Regex Range();
}
