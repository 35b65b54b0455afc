namespace StrictCors.Testing;

/// <summary>The option <c>credentials</c> of <c>fetch</c>: whether cookies are sent and stored.</summary>
public enum FetchCredentials
{
    /// <summary><c>same-origin</c>, the default: only with requests to the page's own origin.</summary>
    SameOrigin,

    /// <summary><c>include</c>: with every request. The server must answer with <c>Access-Control-Allow-Credentials: true</c> and the page's origin
    /// instead of <c>*</c>.</summary>
    Include,

    /// <summary><c>omit</c>: never.</summary>
    Omit,
}
