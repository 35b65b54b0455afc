using Microsoft.AspNetCore.Builder;

namespace StrictCors.Page.Tests.Infrastructure;

/// <summary>Counts the streams of pages that are open, on the side of the server.</summary>
internal sealed class StreamCount
{
    private int _open;

    /// <summary>Gets the number of streams that run.</summary>
    public int Open => Volatile.Read(ref _open);

    public void Use(IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var isStream = context.Request.Path.Value!.EndsWith("/api/events", StringComparison.Ordinal);
        Interlocked.Add(ref _open, isStream ? 1 : 0);
        try
        {
            await next(context);
        }
        finally
        {
            Interlocked.Add(ref _open, isStream ? -1 : 0);
        }
    });
}
