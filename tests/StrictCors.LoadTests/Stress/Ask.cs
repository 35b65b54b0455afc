namespace StrictCors.LoadTests.Stress;

/// <summary>One request, drawn from what browsers and others send.</summary>
internal sealed record Ask(string Path, string Method, string? Origin, string? RequestMethod, string[] RequestHeaders, string? FetchSite)
{
    private static readonly string[] Paths = ["/web", "/web", "/server", "/any", "/tenants", "/moving", "/moving"];
    private static readonly string[] Methods = ["GET", "GET", "POST", "PUT", "DELETE", "PATCH"];
    private static readonly string[] Headers = ["x-a", "x-b", "x-c", "authorization", "content-type", "x-other"];

    private static readonly string[] Origins =
    [
        "https://one.example", "https://two.example", "https://two.example:8443", "https://two.example:8444", "http://three.example",
        "https://three.example", "https://shop.example", "https://a.shop.example", "https://deep.shop.example", "https://ashop.example",
        "https://four.example", "https://four.example.evil.example", "https://evil.example", "null",
    ];

    /// <summary>Gets a value indicating whether it opens a WebSocket.</summary>
    public bool IsHandshake => Path == "/socket";

    public bool IsPreflight => RequestMethod is not null;

    public static Ask Handshake(Random random) => new("/socket", "GET", random.Next(8) == 0 ? null : Any(Origins, random), null, [], null);

    public static Ask Next(Random random)
    {
        var path = Any(Paths, random);
        var origin = path == "/tenants" && random.Next(4) > 0 ? TenantSource.OriginOf(random.Next(40)) : Any(Origins, random);
        return random.Next(3) switch
        {
            0 => new(path, Any(Methods, random), null, null, [], random.Next(4) == 0 ? "cross-site" : null),
            1 => new(path, Any(Methods, random), origin, null, [], random.Next(2) == 0 ? "cross-site" : null),
            _ => new(path, "OPTIONS", origin, Any(Methods, random), [.. Headers.Where(_ => random.Next(4) == 0)], null),
        };
    }

    public RawRequest ToRaw()
    {
        var request = RawRequest.Method(Method, Path);
        (string Name, string? Value)[] headers =
        [
            ("Origin", Origin),
            ("Access-Control-Request-Method", RequestMethod),
            ("Access-Control-Request-Headers", RequestHeaders.Length > 0 ? string.Join(',', RequestHeaders) : null),
            ("Sec-Fetch-Site", FetchSite),
            ("Content-Length", Method is "GET" or "OPTIONS" ? null : "0"),
        ];
        request = headers.Where(header => header.Value is not null)
            .Aggregate(request, (longer, header) => longer.With(header.Name, header.Value!));
        return IsHandshake ? request.Handshake() : request;
    }

    private static T Any<T>(T[] all, Random random) => all[random.Next(all.Length)];
}
