namespace StrictCors.Testing;

/// <summary>The step of the Fetch standard that failed.</summary>
public enum CorsStep
{
    /// <summary>The request cannot be made by a page at all: a forbidden method, a body with GET or HEAD, a user name in the address, or a method
    /// that <see cref="FetchMode.NoCors"/> does not permit.</summary>
    InvalidRequest,

    /// <summary>The port is one of those that browsers never use for HTTP.</summary>
    BadPort,

    /// <summary>A page with https requests an address with http.</summary>
    MixedContent,

    /// <summary>The mode is <see cref="FetchMode.SameOrigin"/> and the address is of another origin.</summary>
    SameOriginMode,

    /// <summary><c>Access-Control-Allow-Origin</c> is missing, or is not the page's origin.</summary>
    AllowOrigin,

    /// <summary><c>Access-Control-Allow-Credentials</c> is not <c>true</c>, and the page includes credentials.</summary>
    AllowCredentials,

    /// <summary>The status of the answer to the preflight is not 200 to 299.</summary>
    PreflightStatus,

    /// <summary><c>Access-Control-Allow-Methods</c> does not list the method, or is malformed.</summary>
    AllowMethods,

    /// <summary><c>Access-Control-Allow-Headers</c> does not list a header, or is malformed.</summary>
    AllowHeaders,

    /// <summary><c>Cross-Origin-Resource-Policy</c> does not permit the page to load the response with <see cref="FetchMode.NoCors"/>.</summary>
    ResourcePolicy,

    /// <summary>A redirect that the page or the standard does not permit, or one too many.</summary>
    Redirect,
}
