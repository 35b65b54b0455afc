using System.Globalization;

namespace StrictCors.Benchmarks.Server;

/// <summary>Whole servers against each other: what of Kestrel's throughput a CORS middleware costs. Machines drift, hence short rounds in turn,
/// each compared with its neighbours; and two processes of one program differ, hence fresh ones several times, and two of the server without any
/// middleware: how far these are apart shows what the figures can tell.</summary>
internal static class ServerComparison
{
    private const int Rounds = 3;
    private static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(1);

    private static readonly (string What, string Method, (string, string)[] Headers)[] Requests =
    [
        ("no Origin", "GET", []),
        ("actual, allowed", "GET", [("Origin", Pipelines.AllowedOrigin)]),
        ("actual, denied", "GET", [("Origin", Pipelines.DeniedOrigin)]),
        ("preflight", "OPTIONS", [("Origin", Pipelines.AllowedOrigin), ("Access-Control-Request-Method", "PUT"), ("Access-Control-Request-Headers", "content-type,x-request-id")]),
    ];

    /// <param name="starts">How often the processes are started anew: that much the figures are better.</param>
    public static async Task PrintAsync(int starts)
    {
        var figures = Requests.Select(_ => PlainServer.Names.Select(_ => new List<double>()).ToArray()).ToArray();
        for (var start = 0; start < starts; start++)
        {
            await MeasureFreshAsync(figures);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Requests a second by {LoadClient.Name} on loopback, {Environment.ProcessorCount} processors, median of {starts * Rounds} rounds of {RoundLength.TotalSeconds:0} s in turn"));
        Console.WriteLine();
        Console.WriteLine("| request | none | none again | StrictCors | built-in | none again : none | StrictCors : both | built-in : both |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var (request, measured) in Requests.Zip(figures))
        {
            var (none, again, ours, builtIn) = (measured[0], measured[1], measured[2], measured[3]);
            var both = none.Zip(again, (one, other) => (one + other) / 2).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {request.What} | {Median(none):0} | {Median(again):0} | {Median(ours):0} | {Median(builtIn):0} | {Median(Ratios(again, none)):0.000} | {Median(Ratios(ours, both)):0.000} | {Median(Ratios(builtIn, both)):0.000} |"));
        }
    }

    /// <summary>Adds the rounds of one set of new processes to <paramref name="figures"/>: by request, then by server.</summary>
    private static async Task MeasureFreshAsync(List<double>[][] figures)
    {
        var servers = new List<ServerProcess>();
        try
        {
            foreach (var name in PlainServer.Names)
            {
                servers.Add(await ServerProcess.StartAsync(name));
            }

            // All kinds of requests first, as a program would get them.
            foreach (var request in Requests)
            {
                await MeasureRoundAsync(servers, request, first: 0);
            }

            foreach (var (request, lists) in Requests.Zip(figures))
            {
                for (var round = 0; round < Rounds; round++)
                {
                    var measured = await MeasureRoundAsync(servers, request, round);
                    for (var i = 0; i < measured.Length; i++)
                    {
                        lists[i].Add(measured[i]);
                    }
                }
            }
        }
        finally
        {
            servers.ForEach(server => server.Dispose());
        }
    }

    /// <summary>One after the other; a different one begins each time.</summary>
    private static async Task<double[]> MeasureRoundAsync(List<ServerProcess> servers, (string What, string Method, (string, string)[] Headers) request, int first)
    {
        var measured = new double[servers.Count];
        for (var i = 0; i < servers.Count; i++)
        {
            var server = (i + first) % servers.Count;
            measured[server] = await LoadClient.MeasureAsync(servers[server].Url, request.Method, request.Headers, RoundLength);
        }

        return measured;
    }

    private static IEnumerable<double> Ratios(List<double> figures, List<double> to) => figures.Zip(to, (figure, other) => figure / other);

    private static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
