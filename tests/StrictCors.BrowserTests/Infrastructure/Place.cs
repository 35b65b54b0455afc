namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>Where the page that calls comes from.</summary>
public enum Place
{
    /// <summary><c>http://localhost:{port}</c>.</summary>
    Localhost,

    /// <summary><c>http://127.0.0.1:{port}</c>: the same machine and port, another host, so another origin and another site.</summary>
    Address,

    /// <summary><c>http://app.shop.example:{port}</c>.</summary>
    Subdomain,

    /// <summary>A sandboxed frame: <c>Origin: null</c>.</summary>
    Sandbox,
}
