using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Caches;

/// <summary>One resource behind a cache, asked for by everybody in every order: without <c>Origin</c>, by two allowed origins, and by one that is
/// denied. Each order has a URL of its own, so that the cache starts with nothing.</summary>
internal sealed class CachedOrders(int port)
{
    public const string App = "https://app.example.com";
    public const string Shop = "https://shop.example.com";
    public const string Evil = "https://evil.example";

    private static readonly string?[] Askers = [null, App, Shop, Evil];

    /// <summary>The answers to the requests, preflights apart.</summary>
    public int Answers { get; private set; }

    /// <summary>Those that did not come from the server: they show that the cache keeps anything.</summary>
    public int Hits { get; private set; }

    public List<string> Wrong { get; } = [];

    /// <param name="allowed">What <c>Access-Control-Allow-Origin</c> says to an origin.</param>
    public async Task RunAsync(Func<string?, string?> allowed)
    {
        var number = 0;
        foreach (var order in Orders([.. Askers]))
        {
            var path = $"/prices/{number++}";
            var bodies = new HashSet<string>();

            // The second time, all of it may come from the cache.
            foreach (var origin in order.Concat(order))
            {
                await PreflightAsync(path, origin, allowed);
                var request = RawRequest.Get(path);
                var response = await SendAsync(origin is null ? request : request.With("Origin", origin));
                Answers++;
                Hits += bodies.Add(response.Body) ? 0 : 1;
                Check($"GET {path} of {origin ?? "nobody"} in {Describe(order)}", response, allowed(origin));
            }
        }
    }

    private async Task PreflightAsync(string path, string? origin, Func<string?, string?> allowed)
    {
        if (origin is not null)
        {
            var response = await SendAsync(RawRequest.Preflight(path, origin, "PUT"));
            Check($"preflight of {path} of {origin}", response, allowed(origin));
        }
    }

    private Task<RawResponse> SendAsync(RawRequest request) => RawHttp.SendAsync(port, request.ToText(port));

    private void Check(string what, RawResponse response, string? expected)
    {
        var lines = response.Lines("Access-Control-Allow-Origin");
        if (response.Status is not (200 or 204) || lines.Count > 1 || lines.SingleOrDefault() != expected)
        {
            Wrong.Add($"{what}: {response.Status} [{string.Join(", ", lines)}] instead of [{expected}]");
        }
    }

    private static string Describe(IEnumerable<string?> order) => string.Join(" ", order.Select(origin => origin ?? "-"));

    private static IEnumerable<string?[]> Orders(List<string?> askers) => askers.Count == 0
        ? [[]]
        : askers.SelectMany(first => Orders([.. askers.Where(other => other != first)]).Select(rest => (string?[])[first, .. rest]));
}
