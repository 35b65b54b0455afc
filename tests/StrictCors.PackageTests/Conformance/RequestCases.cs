using static StrictCors.PackageTests.Conformance.Expected;

namespace StrictCors.PackageTests.Conformance;

/// <summary>R1 to R4: which kind of request it is.</summary>
internal static class RequestCases
{
    private const string PlainPut = $"200; Allow-Headers: *, authorization; Allow-Methods: *; Allow-Origin: {App}; {PreflightVary}";
    private const string Passed = $"200 by server; {ServerVary}";

    public static IEnumerable<Case> All =>
    [
        new("R1 no Origin", Get("/web", null), "200 by web; Vary: Origin"),
        new("R1 no Origin, PUT", Send("PUT", "/web", null), "200 by web; Vary: Origin"),
        new("R1 no Origin, like a preflight", RawRequest.Preflight("/options", null, "PUT"), "200 by options; Vary: Origin"),
        new("R2 a preflight", RawRequest.Preflight("/plain", App, "PUT"), PlainPut),
        new("R2 a preflight where OPTIONS is mapped", RawRequest.Preflight("/options", App, "PUT"), WebPreflight(App)),
        new("R2 OPTIONS without a method", RawRequest.Preflight("/options", App, null), $"200 by options; {Web(App)}"),
        new("R2 PUT with a requested method", Send("PUT", "/web", App).With("Access-Control-Request-Method", "PUT"), $"200 by web; {Web(App)}"),

        new("R3 Sec-Fetch-Site says same-origin", Send("POST", "/server", Evil).With("Sec-Fetch-Site", "same-origin"), Passed),
        new("R3 Sec-Fetch-Site says cross-site", Own("http://own.example", "own.example").With("Sec-Fetch-Site", "cross-site"), Refused),
        new("R3 Sec-Fetch-Site says same-site", Own("http://own.example", "own.example").With("Sec-Fetch-Site", "same-site"), Refused),
        new("R3 Sec-Fetch-Site twice", Own("http://own.example", "own.example").With("Sec-Fetch-Site", "same-origin")
            .With("Sec-Fetch-Site", "same-origin"), Refused),
        new("R3 the own origin", Own("http://own.example", "own.example"), Passed),
        new("R3 the own origin with a port", Own("http://own.example:8080", "own.example:8080"), Passed),
        new("R3 the own origin, its default port written", Own("http://own.example", "own.example:80"), Passed),
        new("R3 the own origin, an address", Own("http://[::1]:8080", "[::1]:8080"), Passed),
        new("R3 the own origin behind TLS", Own("https://own.example", "own.example"), Passed),
        new("R3 another host", Own("http://www.own.example", "own.example"), Refused),
        new("R3 another port", Own("http://own.example:8081", "own.example:8080"), Refused),
        new("R3 another scheme", Own("ftp://own.example", "own.example"), Refused),
        new("R3 https, its default port written", Own("https://own.example", "own.example:443"), Refused),
        new("R3 same-origin under Browser", Own("http://own.example", "own.example", "/web"), "200 by web; Vary: Origin"),
        new("R3 a preflight is never same-origin", RawRequest.Preflight("/server", "http://own.example", "PUT").With("Host", "own.example")
            .With("Sec-Fetch-Site", "same-origin"), $"403; {PreflightVary}, Sec-Fetch-Site"),

        new("R4 two lines of Origin", Get("/web", App).With("Origin", App), "200 by web; Vary: Origin"),
        new("R4 two lines of Origin, the second allowed", Get("/web", Evil).With("Origin", App), "200 by web; Vary: Origin"),
        new("R4 two lines of Origin, Server", Get("/server", App).With("Origin", App), Refused),
        new("R4 two lines of Origin, same-origin", Get("/server", App).With("Origin", App).With("Sec-Fetch-Site", "same-origin"), Passed),
        new("R4 two lines of Origin, any origin", Get("/any", App).With("Origin", App),
            "200 by any; Allow-Origin: *; Expose-Headers: X-Total, X-Page"),
        new("R4 no origin at all, any origin", Get("/any", "not an origin"), "200 by any; Allow-Origin: *; Expose-Headers: X-Total, X-Page"),
        new("R4 a preflight, two lines of Origin", RawRequest.Preflight("/web", App, "PUT").With("Origin", App), $"204; {PreflightVary}"),
        new("R4 two requested methods", RawRequest.Preflight("/web", App, "PUT").With("Access-Control-Request-Method", "PUT"),
            $"204; {PreflightVary}"),
        new("R4 an empty requested method", RawRequest.Preflight("/web", App, ""), $"204; {PreflightVary}"),
        new("R4 a requested method that is no token", RawRequest.Preflight("/any", App, "PUT, GET"), $"204; {AnyPreflightVary}"),
    ];

    private static RawRequest Own(string origin, string host, string target = "/server") => Send("POST", target, origin).With("Host", host);
}
