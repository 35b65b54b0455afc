namespace StrictCors.Testing;

/// <summary>The attribute <c>SameSite</c> of a cookie.</summary>
public enum CookieSameSite
{
    /// <summary>The cookie has no such attribute. Chromium treats it as <see cref="Lax"/>, Firefox and WebKit as <see cref="None"/>.</summary>
    Unspecified,

    /// <summary><c>None</c>: requests of other sites carry the cookie, too. It must be <c>Secure</c>.</summary>
    None,

    /// <summary><c>Lax</c>: <c>fetch</c> from another site does not carry the cookie.</summary>
    Lax,

    /// <summary><c>Strict</c>: no request from another site carries the cookie.</summary>
    Strict,
}
