namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>A page in a browser, with cookies, cache and remembered preflights of its own, or shared with the page that it was opened
/// beside. <see cref="Page"/>'s functions are called in it.</summary>
internal interface ITab : IAsyncDisposable
{
    Task GoToAsync(string url);

    /// <summary>A page of another origin beside this one, with the same cookies and cache. It is closed with this one.</summary>
    Task<ITab> OpenBesideAsync(string url);

    /// <summary>A cookie for the host of the address.</summary>
    Task AddCookieAsync(string url);

    /// <summary>What the console reports about the first call that was blocked. The report comes a little after the call has failed.</summary>
    Task<string> BlockedAsync();

    /// <summary>Calls one of the page's functions (page.js) with one argument, as JSON both ways.</summary>
    Task<T> CallAsync<T>(string function, object argument);
}
