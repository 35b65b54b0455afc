using System.Globalization;

namespace StrictCors.LoadTests.Stress;

/// <summary>One configuration, drawn by its number. What it exposes has the number, so that an answer shows by which it was made.</summary>
internal sealed class Generation
{
    private static readonly string[] Origins =
    [
        "https://one.example", "https://two.example", "https://two.example:8443", "https://three.example", "https://*.shop.example",
        "https://deep.shop.example", "https://four.example",
    ];

    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH"];
    private static readonly string[] Headers = ["X-A", "X-B", "X-C", "Content-Type", "Authorization"];

    public Generation(int number)
    {
        Number = number;
        var random = new Random(number);
        Policies = new(StringComparer.Ordinal)
        {
            ["web"] = List(random, server: false),
            ["server"] = List(random, server: true),
            ["any"] = List(random, server: false) with { Origins = ["*"], Credentials = false },

            // Its source is asked for tenants; what is listed here no tenant has.
            ["tenants"] = List(random, server: false),
        };
    }

    public int Number { get; }

    public Dictionary<string, PlainPolicy> Policies { get; }

    public string Marker => $"X-G{Number.ToString(CultureInfo.InvariantCulture)}";

    public string Json =>
        $$"""{ "StrictCors": { "Policies": { {{string.Join(", ", Policies.Select(policy => $"\"{policy.Key}\": {policy.Value.Json}"))}} } } }""";

    private PlainPolicy List(Random random, bool server) => new(
        Some(Origins, random), Some(Methods, random), Some(Headers, random), Marker, random.Next(2) == 0, random.Next(1, 600), server);

    /// <summary>At least one, in any order.</summary>
    private static string[] Some(string[] all, Random random)
    {
        var mixed = (string[])all.Clone();
        random.Shuffle(mixed);
        return mixed[..random.Next(1, all.Length + 1)];
    }
}
