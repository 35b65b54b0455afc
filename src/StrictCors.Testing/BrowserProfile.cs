using StrictCors.Testing.Cookies;
using StrictCors.Testing.Preflights;

namespace StrictCors.Testing;

/// <summary>What a browser keeps between requests: cookies, and the answers to preflights.</summary>
public sealed class BrowserProfile
{
    /// <summary>Initializes a new instance of the <see cref="BrowserProfile"/> class: without cookies and without remembered preflights.</summary>
    /// <param name="timeProvider">The clock of expiry. A test can pass a <c>FakeTimeProvider</c>.</param>
    public BrowserProfile(TimeProvider? timeProvider = null)
    {
        Clock = timeProvider ?? TimeProvider.System;
        Cookies = new(new CookieStore(Clock));
        Preflights = new(Clock);
    }

    /// <summary>Gets the cookies.</summary>
    public BrowserCookies Cookies { get; }

    internal TimeProvider Clock { get; }

    internal PreflightCaches Preflights { get; }

    /// <summary>Forgets the answers to all preflights, as a browser does when it is closed.</summary>
    public void ForgetPreflights() => Preflights.Clear();
}
