using System.Diagnostics;
using System.Globalization;

namespace StrictCors.Benchmarks;

/// <summary>The goals as one table, in a minute or two: nanoseconds and bytes a request with the empty pipeline subtracted, all
/// measured in turn in one run. BenchmarkDotNet's figures are better and take longer.</summary>
internal static class QuickTable
{
    // Until the runtime has compiled everything for good, which it does beside the work.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(3);

    // Short, so that many of them are disturbed by nothing.
    private static readonly TimeSpan RoundLength = TimeSpan.FromMilliseconds(2);

    private static readonly (string, string) Allowed = ("Origin", Pipelines.AllowedOrigin);
    private static readonly (string, string) Denied = ("Origin", Pipelines.DeniedOrigin);
    private static readonly (string, string) Preflight = ("Access-Control-Request-Method", "PUT");
    private static readonly string Commas = new(',', 30_000);
    private static readonly string Letters = string.Concat(Enumerable.Repeat("a,", 15_000));
    private static readonly (string, string) Names = ("Access-Control-Request-Headers", Letters);

    private static readonly (string What, Func<string, Harness> Create)[] Rows =
    [
        Actual("no Origin", () => Shapes.Exact(1)),
        ("no Origin, no endpoint", name => Pipelines.Create(name, Shapes.Exact(1), false, "GET").WithoutEndpoint()),
        Actual("actual, 1 origin, allowed", () => Shapes.Exact(1), Allowed),
        Actual("actual, 1 origin, denied", () => Shapes.Exact(1), Denied),
        Actual("actual, 3 origins, allowed", () => Shapes.Exact(3), Allowed),
        Actual("actual, 100 origins, allowed", () => Shapes.Exact(100), Allowed),
        Actual("actual, 1000 origins, allowed", () => Shapes.Exact(1000), Allowed),
        Actual("actual, 100000 origins, allowed", () => Shapes.Exact(100_000), Allowed),
        Actual("actual, 1000000 origins, allowed", () => Shapes.Exact(1_000_000), Allowed),
        Actual("actual, 1000 wildcards, allowed", () => Shapes.Wildcards(1000), Allowed),
        Actual("actual, 1000 mixed, denied", () => Shapes.Mixed(1000), Denied),
        Actual("actual, allowed, another header of 30 KB", () => Shapes.Exact(1), Allowed, ("X-Padding", Commas)),
        Actual("actual, allowed, Upgrade with 30 KB of commas", () => Shapes.Exact(1), Allowed, ("Upgrade", Commas)),
        Actual("actual, allowed, Upgrade with 30 KB of a,a,…", () => Shapes.Exact(1), Allowed, ("Upgrade", Letters)),
        Options("preflight, three headers", anyHeader: false, Allowed, ("Access-Control-Request-Headers", "content-type,x-request-id,x-trace")),
        Options("preflight, any header, 8 KiB of commas", anyHeader: true, Allowed, ("Access-Control-Request-Headers", new string(',', 8192))),
        Options("preflight, any header, 30 KB of commas", anyHeader: true, Allowed, ("Access-Control-Request-Headers", Commas)),
        Options("preflight, any header, 30 KB of a,a,…", anyHeader: true, Allowed, Names),
        Options("the same, denied origin", anyHeader: true, Denied, Names),
    ];

    /// <summary>Each row in a process of its own: the runtime compiles for the requests that come first.</summary>
    public static void Print()
    {
        Console.WriteLine("| request | empty | hand-written | built-in | StrictCors | built-in : StrictCors | bytes built-in / StrictCors | "
            + "allowed built-in / StrictCors |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|");
        for (var row = 0; row < Rows.Length; row++)
        {
            using var process = OwnProcess.Start("row", row.ToString(CultureInfo.InvariantCulture));
            Console.Write(process.StandardOutput.ReadToEnd());
        }
    }

    public static void PrintRow(int row)
    {
        var (what, create) = Rows[row];
        var harnesses = Pipelines.Names.Select(create).ToArray();
        var figures = Pipelines.Names.Zip(Measure(harnesses)).ToDictionary(pair => pair.First, pair => pair.Second);
        var empty = figures["Empty"];
        static string Answer(Harness harness) => harness.IsAllowed ? "yes" : "no";
        double Net(string name) => Math.Max(figures[name].Nanoseconds - empty.Nanoseconds, 0.1);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {what} | {empty.Nanoseconds:0} | {Net("HandWritten"):0} | {Net("BuiltIn"):0} | {Net("Ours"):0} | "
            + $"{Net("BuiltIn") / Net("Ours"):0.0} | {figures["BuiltIn"].Bytes - empty.Bytes:0} / {figures["Ours"].Bytes - empty.Bytes:0} | "
            + $"{Answer(harnesses[^2])} / {Answer(harnesses[^1])} |"));
    }

    /// <summary>Nanoseconds and bytes a run, the best of many short rounds in turn.</summary>
    public static (double Nanoseconds, double Bytes)[] Measure(Harness[] harnesses)
    {
        MeasureFor(WarmUp, harnesses);
        return MeasureFor(Length, harnesses);
    }

    private static (double Nanoseconds, double Bytes)[] MeasureFor(TimeSpan length, Harness[] harnesses)
    {
        var best = Enumerable.Repeat((Nanoseconds: double.MaxValue, Bytes: double.MaxValue), harnesses.Length).ToArray();
        var watch = Stopwatch.StartNew();
        do
        {
            for (var i = 0; i < harnesses.Length; i++)
            {
                var (nanoseconds, bytes) = Measure(harnesses[i]);
                best[i] = (Math.Min(best[i].Nanoseconds, nanoseconds), Math.Min(best[i].Bytes, bytes));
            }
        }
        while (watch.Elapsed < length);

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

    private static (string, Func<string, Harness>) Actual(string what, Func<string[]> origins, params (string, string)[] headers) =>
        (what, name => Pipelines.Create(name, origins(), anyHeader: false, "GET", headers));

    private static (string, Func<string, Harness>) Options(string what, bool anyHeader, (string, string) origin, (string, string) requested) =>
        (what, name => Pipelines.Create(name, Shapes.Exact(1), anyHeader, "OPTIONS", origin, Preflight, requested));
}
