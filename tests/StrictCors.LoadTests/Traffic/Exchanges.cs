namespace StrictCors.LoadTests.Traffic;

/// <summary>Everything that an API on the open internet gets, with the answers of two versions of its policies.</summary>
internal static class Exchanges
{
    private const string App = "https://app.example";
    private const string Shop = "https://a.b.shop.example";
    private const string Stranger = "https://n{n}.evil.example";
    private const string Preflight = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";
    private const string AnyPreflight = "Access-Control-Request-Method, Access-Control-Request-Headers";
    private const string Invalid =
        """{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "*", "https://app.example" ], "AllowCredentials": true } } } }""";

    private static readonly string ManyHeaders = string.Join(',', Enumerable.Range(100, 129).Select(i => $"x-{i}"));

    public static IReadOnlyList<Exchange> All { get; } =
    [
        new("A1 allowed", "GET", "/web", [("Origin", App)], v => $"200 [{Credentials(v)}Allow-Origin: {App}; Expose-Headers: X-V{v}] Origin"),
        new("A1 allowed subdomain", "PUT", "/web", [("Origin", Shop)], v =>
            $"200 [{Credentials(v)}Allow-Origin: {Shop}; Expose-Headers: X-V{v}] Origin"),
        new("A5 denied", "GET", "/web", [("Origin", Stranger)], _ => "200 [] Origin"),
        new("A5 denied, a near miss", "GET", "/web", [("Origin", "https://xshop.example")], _ => "200 [] Origin"),
        new("A6 allowed, an error", "GET", "/web/error", [("Origin", App)], v =>
            $"500 [{Credentials(v)}Allow-Origin: {App}; Expose-Headers: X-V{v}] Origin"),
        new("R1 no origin", "GET", "/web", [], _ => "200 [] Origin"),
        new("R4 malformed", "GET", "/web", [("Origin", "https://app.example/{n}")], _ => "200 [] Origin"),
        new("R4 malformed, long", "GET", "/web", [("Origin", $"https://{new string('a', 4000)}{{n}}.shop.example")], _ => "200 [] Origin"),
        new("R4 two lines", "GET", "/web", [("Origin", App), ("Origin", Shop)], _ => "200 [] Origin"),
        new("R4 letters", "GET", "/web", [("Origin", "https://\u00c3\u00a4.shop.example")], _ => "200 [] Origin") { IsForHttp1 = true },
        new("W2 null", "GET", "/web", [("Origin", "null")], _ => "200 [] Origin"),
        new("A4 any origin", "GET", "/any", [("Origin", Stranger)], v => $"200 [Allow-Origin: *; Expose-Headers: X-V{v}] "),
        new("A4 any origin, none", "GET", "/any", [], v => $"200 [Allow-Origin: *; Expose-Headers: X-V{v}] "),
        new("P2 preflight", "OPTIONS", "/web", Asking(App, "PUT", "x-both"), v =>
            $"204 [{Credentials(v)}Allow-Headers: X-V{v}, X-Both; Allow-Methods: GET, PUT; Allow-Origin: {App}; Max-Age: {v}] {Preflight}"),
        new("P4 method", "OPTIONS", "/web", Asking(App, "DELETE"), v =>
            $"204 [{Credentials(v)}Allow-Headers: X-V{v}, X-Both; Allow-Methods: GET, PUT; Allow-Origin: {App}] {Preflight}"),
        new("P4 header", "OPTIONS", "/web", Asking(App, "PUT", "x-n{n}"), v =>
            $"204 [{Credentials(v)}Allow-Headers: X-V{v}, X-Both; Allow-Methods: GET, PUT; Allow-Origin: {App}] {Preflight}"),
        new("P5 origin", "OPTIONS", "/web", Asking(Stranger, "PUT"), _ => $"204 [] {Preflight}"),
        new("P5 malformed method", "OPTIONS", "/web", Asking(App, "P UT"), _ => $"204 [] {Preflight}"),
        new("P5 malformed header", "OPTIONS", "/web", Asking(App, "PUT", "x y"), _ => $"204 [] {Preflight}"),
        new("P5 too many headers", "OPTIONS", "/web", Asking(App, "PUT", ManyHeaders), _ => $"204 [] {Preflight}"),
        new("P2 any origin", "OPTIONS", "/any", Asking(Stranger, "PUT", "x-any"), v =>
            $"204 [Allow-Headers: x-any; Allow-Methods: *; Allow-Origin: *; Max-Age: {v}] {AnyPreflight}"),
        new("S1 allowed", "GET", "/server", [("Origin", App)], v => $"200 [Allow-Origin: {App}; Expose-Headers: X-V{v}] Origin, Sec-Fetch-Site"),
        new("S2 denied", "POST", "/server", [("Origin", Stranger)], _ => "403 [] Origin, Sec-Fetch-Site"),
        new("S3 method", "POST", "/server", [("Origin", App)], v => $"403 [Allow-Origin: {App}; Expose-Headers: X-V{v}] Origin, Sec-Fetch-Site"),
        new("S4 same-origin", "POST", "/server", [("Origin", "http://api.example"), ("Sec-Fetch-Site", "same-origin")], _ =>
            "200 [] Origin, Sec-Fetch-Site"),
        new("S2 preflight", "OPTIONS", "/server", Asking(Stranger, "GET"), _ => $"403 [] {Preflight}, Sec-Fetch-Site"),
        new("W1 socket denied", "GET", "/socket", [("Origin", Stranger)], _ => "403 [] Origin"),
        new("W1 socket allowed", "GET", "/socket", [("Origin", App)], v =>
            $"101 [{Credentials(v)}Allow-Origin: {App}; Expose-Headers: X-V{v}] Origin"),
    ];

    /// <summary>The policies of a version: every part that shows in an answer differs from the other's.</summary>
    public static string Policies(int version) => $$"""
        { "StrictCors": { "Policies": {
            "web": {
              "AllowedOrigins": [ "{{App}}", "https://*.shop.example" ], "AllowedMethods": [ "GET", "PUT" ], "AllowedHeaders": [ "X-V{{version}}",
                  "X-Both" ],
              "ExposedHeaders": [ "X-V{{version}}" ], "AllowCredentials": "{{version == 1}}", "PreflightMaxAge": "00:00:0{{version}}" },
            "any": { "AllowedOrigins": [ "*" ], "AllowedMethods": [ "*" ], "AllowedHeaders": [ "*" ], "ExposedHeaders": [ "X-V{{version}}" ],
                "PreflightMaxAge": "00:00:0{{version}}" },
            "server": { "AllowedOrigins": [ "{{App}}" ], "AllowedMethods": [ "GET" ], "ExposedHeaders": [ "X-V{{version}}" ],
                "Enforcement": "Server" }
        } } }
        """;

    /// <summary>A mistake: the policies in force stay.</summary>
    public static string Mistaken => Invalid;

    private static string Credentials(int version) => version == 1 ? "Allow-Credentials: true; " : "";

    private static (string Name, string Value)[] Asking(string origin, string method, string? headers = null) =>
        [("Origin", origin), ("Access-Control-Request-Method", method), .. headers is null ? ((string, string)[])[]
            : [("Access-Control-Request-Headers", headers)]];
}
