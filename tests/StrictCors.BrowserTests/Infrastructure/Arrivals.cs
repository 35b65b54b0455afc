using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>What reached the server, by the number that each call carries in its address.</summary>
internal sealed class Arrivals
{
    private readonly ConcurrentQueue<(string Call, string What)> _all = new();

    /// <summary>In front of everything: preflights are told by the method that they ask for.</summary>
    public Task WatchAsync(HttpContext context, RequestDelegate next)
    {
        var isPreflight = context.Request.Headers.AccessControlRequestMethod is { Count: > 0 };
        _all.Enqueue((CallOf(context), isPreflight ? $"preflight {context.Request.Headers.AccessControlRequestMethod}" : context.Request.Method));
        return next(context);
    }

    /// <summary>Called by an endpoint: what it does is done.</summary>
    public void Run(HttpContext context) => _all.Enqueue((CallOf(context), "run"));

    public IReadOnlyList<string> Of(string call) => [.. _all.Where(arrival => arrival.Call == call).Select(arrival => arrival.What)];

    private static string CallOf(HttpContext context) => context.Request.Query["call"].ToString();
}
