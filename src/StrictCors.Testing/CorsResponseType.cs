namespace StrictCors.Testing;

/// <summary>What <c>response.type</c> is in the page: how much of the response it can see.</summary>
public enum CorsResponseType
{
    /// <summary>A response of the page's own origin, with all headers except <c>Set-Cookie</c>.</summary>
    Basic,

    /// <summary>A response of another origin, with the safelisted headers and those of <c>Access-Control-Expose-Headers</c>.</summary>
    Cors,

    /// <summary>A response of another origin to a request with <see cref="FetchMode.NoCors"/>: status 0, no headers, no content.</summary>
    Opaque,

    /// <summary>A redirect that was not followed because of <see cref="FetchRedirect.Manual"/>: status 0, no headers, no content.</summary>
    OpaqueRedirect,
}
