namespace StrictCors.Testing;

/// <summary>A page in a browser: where it comes from, and what its requests are like. <see cref="FetchRequestExtensions"/> changes the latter for a
/// single request.</summary>
public sealed class BrowserOptions
{
    /// <summary>Gets or sets the address of the page, or only its origin: <c>https://app.example.com</c>, <c>http://localhost:5173</c>,
    /// <c>capacitor://localhost</c>. <c>null</c> as text is a page without an origin, for instance in a sandboxed frame.</summary>
    public required string Page { get; set; }

    /// <summary>Gets or sets the browser.</summary>
    public BrowserEngine Engine { get; set; }

    /// <summary>Gets or sets the option <c>mode</c> of <c>fetch</c>.</summary>
    public FetchMode Mode { get; set; }

    /// <summary>Gets or sets the option <c>credentials</c> of <c>fetch</c>.</summary>
    public FetchCredentials Credentials { get; set; }

    /// <summary>Gets or sets the option <c>redirect</c> of <c>fetch</c>.</summary>
    public FetchRedirect Redirect { get; set; }

    /// <summary>Gets or sets a value indicating whether requests have an upload listener, as those of progress bars.</summary>
    public bool HasUploadListener { get; set; }

    /// <summary>Gets or sets a value indicating whether the user has turned off cookies of other sites than the page's, as private windows of
    /// Chromium do and as WebKit always does.</summary>
    public bool BlocksThirdPartyCookies { get; set; }

    /// <summary>Gets or sets the cookies and remembered preflights. Pages that share a profile are pages in the same browser; by default each has
    /// its own.</summary>
    public BrowserProfile Profile { get; set; } = new();
}
