using System.Globalization;

namespace StrictCors.Benchmarks.Server;

/// <summary>Whole servers: what of Kestrel's throughput a CORS middleware costs. The programs take turns in one process, since two processes of
/// one program differ by more than what is measured here; the process is started anew several times, since it compiles its code differently each
/// time.</summary>
internal static class ServerComparison
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(40);

    // While a client makes its connections and closes them, nothing is measured.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(500);

    private static readonly (string What, string Method, (string, string)[] Headers)[] Requests =
    [
        ("no Origin", "GET", []),
        ("actual, allowed", "GET", [("Origin", Pipelines.AllowedOrigin)]),
        ("actual, denied", "GET", [("Origin", Pipelines.DeniedOrigin)]),
        ("preflight", "OPTIONS",
            [("Origin", Pipelines.AllowedOrigin), ("Access-Control-Request-Method", "PUT"),
            ("Access-Control-Request-Headers", "content-type,x-request-id,x-trace")]),
    ];

    /// <param name="starts">How often the process is started anew.</param>
    public static async Task PrintAsync(int starts)
    {
        var measured = Requests.Select(_ => new List<double[]>()).ToArray();
        for (var start = 0; start < starts; start++)
        {
            await MeasureFreshAsync(measured);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Throughput by {LoadClient.Name} on loopback, {Environment.ProcessorCount} processors, starts: {starts}, as part of the "
            + $"throughput without a CORS middleware: median of the rounds (half of them within)"));
        Console.WriteLine();
        Console.WriteLine("| request | requests a second without | without, again | by hand | built-in | StrictCors | with the page mapped |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        foreach (var (request, rounds) in Requests.Zip(measured))
        {
            var ratios = Enumerable.Range(1, PlainServer.Programs.Length - 1).Select(program => Ratio(rounds, program));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {request.What} | {Quantile(rounds.Select(round => round[0]), 0.5):0} | {string.Join(" | ", ratios)} |"));
        }
    }

    /// <summary>Adds the rounds of a new process to <paramref name="measured"/>, by request.</summary>
    private static async Task MeasureFreshAsync(List<double[]>[] measured)
    {
        using var server = await ServerProcess.StartAsync();

        // All kinds of requests first, as a program would get them.
        foreach (var request in Requests)
        {
            await MeasureAsync(server, request, WarmUp);
        }

        foreach (var (request, rounds) in Requests.Zip(measured))
        {
            rounds.AddRange(await MeasureAsync(server, request, Duration));
        }
    }

    private static async Task<double[][]> MeasureAsync(ServerProcess server, (string What, string Method, (string, string)[] Headers) request,
        TimeSpan duration)
    {
        var load = LoadClient.LoadAsync(server.Url, request.Method, request.Headers, duration);
        await Task.Delay(Margin);
        var rounds = await server.MeasureAsync(duration - (2 * Margin));
        await load;
        return rounds;
    }

    /// <summary>A program's part of what the first one, nobody's, gets done in the same round.</summary>
    private static string Ratio(List<double[]> rounds, int program)
    {
        var ratios = rounds.Where(round => round[0] > 0).Select(round => round[program] / round[0]).ToList();
        return string.Create(CultureInfo.InvariantCulture,
            $"{Quantile(ratios, 0.5):0.000} ({Quantile(ratios, 0.25):0.00} to {Quantile(ratios, 0.75):0.00})");
    }

    private static double Quantile(IEnumerable<double> figures, double part)
    {
        var sorted = figures.Order().ToArray();
        return sorted[(int)(part * sorted.Length)];
    }
}
