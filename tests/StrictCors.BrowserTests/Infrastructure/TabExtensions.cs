namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>What a page does to another origin, and what it gets to know.</summary>
internal static class TabExtensions
{
    public static Task<Seen> SendAsync(this ITab tab, Call call) => tab.CallAsync<Seen>("send", call);

    /// <summary>All calls at once.</summary>
    public static Task<Seen[]> SendAllAsync(this ITab tab, IEnumerable<Call> calls) => tab.CallAsync<Seen[]>("sendAll", calls);

    public static Task<Seen> OpenSocketAsync(this ITab tab, string url) => tab.CallAsync<Seen>("openSocket", url);

    public static Task<Seen> OpenEventsAsync(this ITab tab, Call call) => tab.CallAsync<Seen>("openEvents", call);
}
