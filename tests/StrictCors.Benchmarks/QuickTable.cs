using System.Diagnostics;
using System.Globalization;

namespace StrictCors.Benchmarks;

/// <summary>The goals as one table, in a minute or two: nanoseconds and bytes a request with the empty pipeline subtracted, all
/// measured in turn in one run. BenchmarkDotNet's figures are better and take longer.</summary>
internal static class QuickTable
{
    private const int Rounds = 9;

    // Until the runtime has compiled everything for good, which it does beside the work.
    private const int WarmUpRounds = 12;

    private static readonly TimeSpan RoundLength = TimeSpan.FromMilliseconds(60);

    public static void Print()
    {
        Console.WriteLine("| request | empty | hand-written | built-in | StrictCors | built-in : StrictCors | bytes built-in / StrictCors |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        Row("no Origin", Shapes.Exact(1), false, "GET");
        Row("no Origin, no endpoint", name => Pipelines.Create(name, Shapes.Exact(1), false, "GET").WithoutEndpoint());
        Row("actual, 1 origin, allowed", Shapes.Exact(1), false, "GET", ("Origin", Pipelines.AllowedOrigin));
        Row("actual, 1 origin, denied", Shapes.Exact(1), false, "GET", ("Origin", Pipelines.DeniedOrigin));
        foreach (var count in (int[])[3, 100, 1000, 100_000, 1_000_000])
        {
            Row(string.Create(CultureInfo.InvariantCulture, $"actual, {count} origins, allowed"), Shapes.Exact(count), false, "GET", ("Origin", Pipelines.AllowedOrigin));
        }

        Row("actual, 1000 wildcards, allowed", Shapes.Wildcards(1000), false, "GET", ("Origin", Pipelines.AllowedOrigin));
        Row("actual, 1000 mixed, denied", Shapes.Mixed(1000), false, "GET", ("Origin", Pipelines.DeniedOrigin));
        var preflight = ("Access-Control-Request-Method", "PUT");
        var names = string.Concat(Enumerable.Repeat("a,", 15_000));
        Row("preflight, three headers", Shapes.Exact(1), false, "OPTIONS", ("Origin", Pipelines.AllowedOrigin), preflight, ("Access-Control-Request-Headers", "content-type,x-request-id,x-trace"));
        Row("preflight, any header, 30 KB of commas", Shapes.Exact(1), true, "OPTIONS", ("Origin", Pipelines.AllowedOrigin), preflight, ("Access-Control-Request-Headers", new string(',', 30_000)));
        Row("preflight, any header, 30 KB of a,a,…", Shapes.Exact(1), true, "OPTIONS", ("Origin", Pipelines.AllowedOrigin), preflight, ("Access-Control-Request-Headers", names));
        Row("the same, denied origin", Shapes.Exact(1), true, "OPTIONS", ("Origin", Pipelines.DeniedOrigin), preflight, ("Access-Control-Request-Headers", names));
    }

    /// <summary>Nanoseconds and bytes a run, the best of several short rounds in turn.</summary>
    public static (double Nanoseconds, double Bytes)[] Measure(Harness[] harnesses)
    {
        var best = Enumerable.Repeat((Nanoseconds: double.MaxValue, Bytes: double.MaxValue), harnesses.Length).ToArray();
        for (var round = -WarmUpRounds; round < Rounds; round++)
        {
            for (var i = 0; i < harnesses.Length; i++)
            {
                var (nanoseconds, bytes) = Measure(harnesses[i]);
                if (round >= 0)
                {
                    best[i] = (Math.Min(best[i].Nanoseconds, nanoseconds), Math.Min(best[i].Bytes, bytes));
                }
            }
        }

        return best;
    }

    private static (double Nanoseconds, double Bytes) Measure(Harness harness)
    {
        var count = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        do
        {
            for (var i = 0; i < 16; i++)
            {
                harness.Run();
            }

            count += 16;
        }
        while (watch.Elapsed < RoundLength);

        var elapsed = watch.Elapsed.TotalNanoseconds;
        return (elapsed / count, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)count);
    }

    private static void Row(string what, string[] origins, bool anyHeader, string method, params (string, string)[] headers) =>
        Row(what, name => Pipelines.Create(name, origins, anyHeader, method, headers));

    private static void Row(string what, Func<string, Harness> create)
    {
        var measured = Measure([.. Pipelines.Names.Select(create)]);
        var figures = Pipelines.Names.Zip(measured).ToDictionary(pair => pair.First, pair => pair.Second);
        var empty = figures["Empty"];
        double Net(string name) => Math.Max(figures[name].Nanoseconds - empty.Nanoseconds, 0.1);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {empty.Nanoseconds:0} | {Net("HandWritten"):0} | {Net("BuiltIn"):0} | {Net("Ours"):0} | {Net("BuiltIn") / Net("Ours"):0.0} | {figures["BuiltIn"].Bytes - empty.Bytes:0} / {figures["Ours"].Bytes - empty.Bytes:0} |"));
    }
}
