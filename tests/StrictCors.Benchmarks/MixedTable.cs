using System.Globalization;

namespace StrictCors.Benchmarks;

/// <summary>Mixed traffic: nanoseconds and bytes a request with the empty pipeline subtracted, all kinds of requests in one process, and all of them
/// warmed up before any is measured. A program gets requests of all kinds, for which the runtime compiles one code.</summary>
internal static class MixedTable
{
    private static readonly (string, string) Allowed = ("Origin", Pipelines.AllowedOrigin);
    private static readonly (string, string) Denied = ("Origin", Pipelines.DeniedOrigin);
    private static readonly (string, string) Method = ("Access-Control-Request-Method", "PUT");

    private static readonly (string What, string Method, (string, string)[] Headers)[] Rows =
    [
        ("no Origin", "GET", []),
        ("actual, allowed", "GET", [Allowed]),
        ("actual, denied", "GET", [Denied]),
        ("preflight, three headers", "OPTIONS", [Allowed, Method, ("Access-Control-Request-Headers", "content-type,x-request-id,x-trace")]),
        ("preflight, denied", "OPTIONS", [Denied, Method, ("Access-Control-Request-Headers", "content-type,x-request-id,x-trace")]),
    ];

    public static void Print()
    {
        var figures = QuickTable.Measure([.. Rows.SelectMany(row => Pipelines.Names.Select(name =>
            Pipelines.Create(name, Shapes.Exact(1), anyHeader: false, row.Method, row.Headers)))]);
        Console.WriteLine("| request | empty | hand-written | built-in | StrictCors | bytes built-in / StrictCors |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (var (row, (empty, hand, builtIn, ours)) in Rows.Zip(
            figures.Chunk(Pipelines.Names.Length).Select(of => (of[0], of[1], of[2], of[3]))))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {row.What} | {empty.Nanoseconds:0} | {hand.Nanoseconds - empty.Nanoseconds:0} | {builtIn.Nanoseconds - empty.Nanoseconds:0} | "
                + $"{ours.Nanoseconds - empty.Nanoseconds:0} | {builtIn.Bytes - empty.Bytes:0} / {ours.Bytes - empty.Bytes:0} |"));
        }
    }
}
