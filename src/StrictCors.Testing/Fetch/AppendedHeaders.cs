namespace StrictCors.Testing.Fetch;

/// <summary>The headers that a browser adds and a page cannot change.</summary>
internal static class AppendedHeaders
{
    /// <summary>"append a request Origin header", with the default referrer policy.</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#append-a-request-origin-header</remarks>
    public static string? Origin(FetchRequest request, EngineRules rules)
    {
        // Step 2.
        if (request.Tainting == CorsResponseType.Cors)
        {
            return request.IsPreflight ? PreflightOrigin(request, rules) : request.SerializedOrigin;
        }

        // Step 3.
        if (request.Method is "GET" or "HEAD")
        {
            return null;
        }

        var isHidden = request.Mode != FetchMode.Cors
            && ((request.Origin.IsSecure && request.Url.Scheme != "https") || (rules.RedirectsHideTheOrigin && request.HasChangedOrigins));
        return isHidden ? "null" : request.SerializedOrigin;
    }

    /// <summary>Referrer Policy, "determine request's Referrer", for strict-origin-when-cross-origin. What a cross-origin request has cut off
    /// stays cut off after a redirect.</summary>
    /// <remarks>https://w3c.github.io/webappsec-referrer-policy/#determine-requests-referrer</remarks>
    public static Uri? DetermineReferrer(FetchRequest request)
    {
        if (request.Referrer is not { Scheme: "http" or "https" } referrer)
        {
            return null;
        }

        if (PageOrigin.AreSameOrigin(referrer, request.Url))
        {
            return referrer;
        }

        // The standard means trustworthy addresses; browsers look at the schemes alone.
        return referrer.Scheme == "https" && request.Url.Scheme != "https" ? null : new Uri(referrer, "/");
    }

    /// <summary>The serialized origin of a preflight, and of the check of its answer.</summary>
    public static string PreflightOrigin(FetchRequest request, EngineRules rules) =>
        rules.PreflightsKeepTheOrigin ? request.Origin.Text : request.SerializedOrigin;

    /// <summary>Fetch Metadata, "append the Fetch metadata headers for a request".</summary>
    /// <remarks>https://w3c.github.io/webappsec-fetch-metadata/#abstract-opdef-append-the-fetch-metadata-headers-for-a-request</remarks>
    public static IEnumerable<(string Name, string Value)> FetchMetadata(FetchRequest request, EngineRules rules)
    {
        if (!Sites.IsTrustworthy(request.Url))
        {
            return request.IsPreflight && rules.PreflightsAlwaysHaveMode ? [("Sec-Fetch-Mode", "cors")] : [];
        }

        return
        [
            ("Sec-Fetch-Dest", "empty"),
            ("Sec-Fetch-Mode", request.Mode switch { FetchMode.NoCors => "no-cors", FetchMode.SameOrigin => "same-origin", _ => "cors" }),
            ("Sec-Fetch-Site", SecFetchSite.Of(request, rules)),
        ];
    }
}
