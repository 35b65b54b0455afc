namespace StrictCors.Testing;

/// <summary>A cookie in a <see cref="BrowserProfile"/>.</summary>
public sealed record BrowserCookie
{
    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the value.</summary>
    public required string Value { get; init; }

    /// <summary>Gets the host that set the cookie, or the value of its attribute <c>Domain</c>.</summary>
    public required string Domain { get; init; }

    /// <summary>Gets a value indicating whether only the host itself gets the cookie: it has no attribute <c>Domain</c>.</summary>
    public required bool IsHostOnly { get; init; }

    /// <summary>Gets the path under which the cookie is sent.</summary>
    public required string Path { get; init; }

    /// <summary>Gets a value indicating whether the cookie is only sent with https, and to <c>localhost</c>.</summary>
    public bool IsSecure { get; init; }

    /// <summary>Gets a value indicating whether scripts cannot read the cookie. Requests carry it all the same.</summary>
    public bool IsHttpOnly { get; init; }

    /// <summary>Gets the attribute <c>SameSite</c>.</summary>
    public CookieSameSite SameSite { get; init; }

    /// <summary>Gets the time at which the cookie expires, or null for a session cookie.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Gets the site of the page under which the cookie was set, if only pages of that site get it again: Firefox keeps the cookies of
    /// third parties apart, and so does every browser for the attribute <c>Partitioned</c>. Null for any other cookie.</summary>
    public string? Partition { get; init; }
}
