using System.Globalization;

namespace StrictCors.Benchmarks.Server;

/// <summary>Whole servers against each other: what of Kestrel's throughput a CORS middleware costs. Many short rounds in turn, since machines drift;
/// the medians, and the median of the ratios that each round gave to the server without any.</summary>
internal static class ServerComparison
{
    private const int Rounds = 31;
    private static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(1);

    private static readonly (string What, string Method, (string, string)[] Headers)[] Requests =
    [
        ("no Origin", "GET", []),
        ("actual, allowed", "GET", [("Origin", Pipelines.AllowedOrigin)]),
        ("actual, denied", "GET", [("Origin", Pipelines.DeniedOrigin)]),
        ("preflight", "OPTIONS", [("Origin", Pipelines.AllowedOrigin), ("Access-Control-Request-Method", "PUT"), ("Access-Control-Request-Headers", "content-type,x-request-id")]),
    ];

    public static async Task PrintAsync()
    {
        var servers = new List<ServerProcess>();
        try
        {
            foreach (var name in PlainServer.Names)
            {
                servers.Add(await ServerProcess.StartAsync(name));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Requests a second by {LoadClient.Name} on loopback, {Environment.ProcessorCount} processors, median of {Rounds} rounds of {RoundLength.TotalSeconds:0} s in turn"));
            Console.WriteLine();
            Console.WriteLine("| request | none | StrictCors | built-in | StrictCors : none | built-in : none |");
            Console.WriteLine("|---|---:|---:|---:|---:|---:|");
            foreach (var (what, method, headers) in Requests)
            {
                var figures = await MeasureAsync(servers, method, headers);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {Median(figures[0]):0} | {Median(figures[1]):0} | {Median(figures[2]):0} | {Median(Ratios(figures[1], figures[0])):0.000} | {Median(Ratios(figures[2], figures[0])):0.000} |"));
            }
        }
        finally
        {
            servers.ForEach(server => server.Dispose());
        }
    }

    private static async Task<List<double>[]> MeasureAsync(List<ServerProcess> servers, string method, (string, string)[] headers)
    {
        var figures = servers.Select(_ => new List<double>()).ToArray();
        for (var round = -1; round < Rounds; round++)
        {
            // A different one begins each time.
            for (var i = 0; i < servers.Count; i++)
            {
                var server = (i + round + 1) % servers.Count;
                var figure = await LoadClient.MeasureAsync(servers[server].Url, method, headers, RoundLength);

                // The first round warms up.
                if (round >= 0)
                {
                    figures[server].Add(figure);
                }
            }
        }

        return figures;
    }

    private static IEnumerable<double> Ratios(List<double> figures, List<double> to) => figures.Zip(to, (figure, other) => figure / other);

    private static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
