using static StrictCors.PackageTests.Conformance.Expected;

namespace StrictCors.PackageTests.Conformance;

/// <summary>S1 to S6: who acts on a refusal.</summary>
internal static class EnforcementCases
{
    private const string Credentials = $"Allow-Credentials: true; Allow-Origin: {App}";
    private const string BuiltIn = "https://built-in.example";

    public static IEnumerable<Case> All =>
    [
        new("S1 Browser runs what it denies", Send("DELETE", "/web", Evil), "200 by web; Vary: Origin"),
        new("S1 Browser runs a method that it denies", Send("DELETE", "/web", App), $"200 by web; {Web(App)}"),
        .. from method in (string[])["GET", "POST", "PUT", "DELETE", "OPTIONS"]
           select new Case($"S2 Server refuses {method}", Send(method, "/server", Evil), Refused),
        new("S2 Server refuses null", Send("PUT", "/server", "null"), Refused),
        new("S2 Server refuses before authentication", Send("PUT", "/server/private", Evil), Refused),
        new("S2 Server lets authentication answer who is allowed", Send("PUT", "/server/private", App), $"401; {Credentials}; {ServerVary}"),
        new("S2 Server refuses a preflight", RawRequest.Preflight("/server", Evil, "PUT"), $"403; {PreflightVary}, Sec-Fetch-Site"),
        .. from method in (string[])["GET", "HEAD", "PUT"]
           select new Case($"S3 Server allows {method}", Send(method, "/server", App), $"200 by server; {Credentials}; {ServerVary}"),
        .. from method in (string[])["POST", "DELETE"]
           select new Case($"S3 Server refuses {method}", Send(method, "/server", App), RefusedWith($"{Credentials}; {ServerVary}")),
        new("S4 same-origin", Send("DELETE", "/server", "http://own.example").With("Host", "own.example"), $"200 by server; {ServerVary}"),
        new("S4 same-origin, an allowed origin with another method", Send("POST", "/server", App).With("Sec-Fetch-Site", "same-origin"),
            $"200 by server; {Credentials}; {ServerVary}"),
        new("S4 no Origin", Send("DELETE", "/server", null), $"200 by server; {ServerVary}"),
        new("S4 no Origin, of another site", Send("DELETE", "/server", null).With("Sec-Fetch-Site", "cross-site"), Refused),
        new("S6 an exempt path", Send("POST", "/server/exempt", Evil), $"200 by exempt; {ServerVary}"),
        new("S6 an exempt path, allowed", Send("POST", "/Server/EXEMPT?code=1", App), $"200 by exempt; {Credentials}; {ServerVary}"),
        new("S6 an exempt path, null", Send("POST", "/server/exempt", "null"), $"200 by exempt; {ServerVary}"),
        new("S6 an exempt path, a preflight", RawRequest.Preflight("/server/exempt", Evil, "PUT"), $"204; {PreflightVary}, Sec-Fetch-Site"),
        new("S6 an exempt path and a slash", Send("POST", "/server/exempt/", Evil), Refused),
        new("S6 an exempt path, a handshake", Handshake("/server/exempt-socket", Evil), Refused),

        new("S5 Observe adds nothing", Get("/observe", App), "200 by observe"),
        new("S5 Observe refuses nothing", Send("DELETE", "/observe", Evil), "200 by observe"),
        new("S5 Observe removes nothing", Get("/observed", Evil), "200 by own; Allow-Origin: https://own.example"),
        new("S5 Observe and the built-in middleware", Get("/built-in", BuiltIn), $"200 by built-in; Allow-Origin: {BuiltIn}"),
        new("S5 Observe and the built-in middleware, a preflight", RawRequest.Preflight("/built-in", BuiltIn, "PUT"),
            $"204; Allow-Methods: PUT; Allow-Origin: {BuiltIn}"),
        new("S5 Observe and the built-in middleware, denied", Get("/built-in", App), "200 by built-in"),
    ];
}
