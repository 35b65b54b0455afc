using StrictCors.Testing.Cookies;
using StrictCors.Testing.Fetch;

namespace StrictCors.Testing;

/// <summary>The cookies of a <see cref="BrowserProfile"/>. Responses set them; a test can add one, for instance that of a user who is signed
/// in.</summary>
public sealed class BrowserCookies
{
    private readonly CookieStore _store;

    internal BrowserCookies(CookieStore store) => _store = store;

    internal CookieStore Store => _store;

    /// <summary>Gets the cookies that have not expired.</summary>
    public IReadOnlyList<BrowserCookie> All => _store.All;

    /// <summary>Sets a cookie as if the user had opened the address and the response had this header.</summary>
    /// <param name="url">The address, for instance <c>https://api.example.com</c>.</param>
    /// <param name="setCookie">The value of <c>Set-Cookie</c>, for instance <c>session=1; Secure; HttpOnly; SameSite=None</c>.</param>
    /// <exception cref="ArgumentException">A browser would not store this cookie. The message has the reason.</exception>
    public void Set(string url, string setCookie) => Set(new Uri(url, UriKind.Absolute), setCookie);

    /// <summary>Sets a cookie as if the user had opened the address and the response had this header.</summary>
    /// <param name="url">The address, for instance <c>https://api.example.com</c>.</param>
    /// <param name="setCookie">The value of <c>Set-Cookie</c>, for instance <c>session=1; Secure; HttpOnly; SameSite=None</c>.</param>
    /// <exception cref="ArgumentException">A browser would not store this cookie. The message has the reason.</exception>
    public void Set(Uri url, string setCookie)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(setCookie);
        var parsed = SetCookie.Parse(setCookie, url, _store.Now)
            ?? throw new ArgumentException($"'{setCookie}' is not a cookie. Write name=value; Attribute; Attribute=value.", nameof(setCookie));
        if (CookieStore.Refusal(parsed, url, isSameSite: true, EngineRules.Of(BrowserEngine.Standard)) is { } reason)
        {
            throw new ArgumentException($"A browser does not store '{setCookie}' for {url}: {reason}", nameof(setCookie));
        }

        // In a page of the site itself, Partitioned has the site as its partition.
        _store.Add(parsed.Partition is null ? parsed : parsed with { Partition = Sites.Of(url) });
    }

    /// <summary>Removes all cookies.</summary>
    public void Clear() => _store.Clear();
}
