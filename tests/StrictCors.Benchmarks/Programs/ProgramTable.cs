using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace StrictCors.Benchmarks.Programs;

/// <summary>What a middleware adds to a request of a program as people run it: bytes, and microseconds as a client sees them, the best of many short
/// rounds in turn.</summary>
internal static class ProgramTable
{
    private const int Rounds = 60;

    private static readonly string[] Names = ["Empty", "BuiltIn", "Ours"];
    private static readonly (string, string) Allowed = ("Origin", Pipelines.AllowedOrigin);
    private static readonly (string, string) Denied = ("Origin", Pipelines.DeniedOrigin);

    private static readonly (string, string)[] Preflight =
        [Allowed, ("Access-Control-Request-Method", "PUT"), ("Access-Control-Request-Headers", "content-type,x-request-id,x-trace")];

    private static readonly Row[] Rows =
    [
        new("no Origin", []),
        new("allowed", [Allowed]),
        new("denied", [Denied]),
        new("preflight", Preflight, "OPTIONS"),
        new("allowed, a listener of the meters", [Allowed], Listen: ListenToMeters),
        new("allowed, traces sampled out", [Allowed], Listen: () => ListenToActivities(ActivitySamplingResult.None)),
        new("allowed, traces passed on", [Allowed], Listen: () => ListenToActivities(ActivitySamplingResult.PropagationData)),
        new("allowed, traces recorded", [Allowed], Listen: () => ListenToActivities(ActivitySamplingResult.AllDataAndRecorded)),
        new("denied, in the log", [Denied], Level: LogLevel.Information),
        new("endpoint with an attribute, no Origin", [], IsChosen: true, Path: ProgramHost.Chosen),
        new("endpoint with an attribute, allowed", [Allowed], IsChosen: true, Path: ProgramHost.Chosen),
        new("preflight of an endpoint with an attribute", Preflight, "OPTIONS", IsChosen: true, Path: ProgramHost.Chosen),
        new("preflight of another endpoint of that program", Preflight, "OPTIONS", IsChosen: true),
    ];

    public static async Task PrintAsync()
    {
        Console.WriteLine("| request | bytes without CORS | built-in | StrictCors | µs without CORS | built-in | StrictCors |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        foreach (var row in Rows)
        {
            var figures = await MeasureAsync(row);
            var (empty, builtIn, ours) = (figures[0], figures[1], figures[2]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {row.What} | {empty.Bytes:0} | {builtIn.Bytes - empty.Bytes:0} | {ours.Bytes - empty.Bytes:0} | {empty.Nanoseconds / 1000:0.0} | "
                + $"{(builtIn.Nanoseconds - empty.Nanoseconds) / 1000:0.0} | {(ours.Nanoseconds - empty.Nanoseconds) / 1000:0.0} |"));
        }
    }

    private static async Task<(double Nanoseconds, double Bytes)[]> MeasureAsync(Row row)
    {
        using var listener = row.Listen?.Invoke();
        var best = Enumerable.Repeat((Nanoseconds: double.MaxValue, Bytes: double.MaxValue), Names.Length).ToArray();
        var hosts = await Task.WhenAll(Names.Select(name => ProgramHost.StartAsync(name, row.IsChosen, row.Level)));
        var clients = hosts.Select(host => new KeepAlive(host.Port, row.Method, row.Path, row.Headers)).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < clients.Length; i++)
            {
                var (nanoseconds, bytes) = clients[i].Measure();
                best[i] = (Math.Min(best[i].Nanoseconds, nanoseconds), Math.Min(best[i].Bytes, bytes));
            }
        }

        for (var i = 0; i < hosts.Length; i++)
        {
            clients[i].Dispose();
            await hosts[i].DisposeAsync();
        }

        return best;
    }

    private static MeterListener ListenToMeters()
    {
        var listener = new MeterListener { InstrumentPublished = (instrument, meters) => meters.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
        listener.Start();
        return listener;
    }

    private static ActivityListener ListenToActivities(ActivitySamplingResult result)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => result,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private sealed record Row(
        string What, (string, string)[] Headers, string Method = "GET", Func<IDisposable>? Listen = null, LogLevel Level = LogLevel.Warning,
        bool IsChosen = false, string Path = ProgramHost.Plain);
}
