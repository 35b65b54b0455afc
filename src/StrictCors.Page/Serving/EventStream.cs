using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StrictCors.Page.Serving;

/// <summary>What is live on the page: the decisions, and the state of the settings. A page that comes back gets what it has missed, as far as it is
/// kept.</summary>
internal sealed class EventStream(ProgramUnderPage program)
{
    // Many decisions at once become one event.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // A connection that a proxy or a sleeping machine has cut is noticed.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    public async Task WriteAsync(HttpContext context)
    {
        _ = long.TryParse(context.Request.Query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var after);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, program.Stopping);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            await SseFormatter.WriteAsync(ReadAsync(context, after, end.Token), context.Response.Body, end.Token);
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the program ends.
        }
    }

    private async IAsyncEnumerable<SseItem<string>> ReadAsync(
        HttpContext context, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var watch = program.Watch;
        var settings = -1;
        while (true)
        {
            var change = watch.Signal.Register();
            if (watch.Settings.Version != settings)
            {
                settings = watch.Settings.Version;
                yield return new(JsonSerializer.Serialize(StateView.Of(program, PageAccess.Describe(context)), PageJson.Default.StateView), "state");
            }

            if (await program.Decisions.AfterAsync(after, context.RequestServices) is { Count: > 0 } rows)
            {
                after = rows[^1].Number;
                yield return new(JsonSerializer.Serialize(rows, PageJson.Default.ListDecisionRow), "decisions");
            }

            await Task.Delay(Pause, cancellationToken);
            if (await Task.WhenAny(change, Task.Delay(Beat, cancellationToken)) != change)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new("null", "beat");
            }
        }
    }
}
