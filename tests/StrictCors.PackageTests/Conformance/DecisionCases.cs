using static StrictCors.PackageTests.Conformance.Expected;

namespace StrictCors.PackageTests.Conformance;

/// <summary>D5: in Development every CORS response tells the decision, and a refusal its reason.</summary>
internal static class DecisionCases
{
    private const string Problem = "\"type\":\"https://tools.ietf.org/html/rfc9110#section-15.5.4\",\"title\":\"Forbidden\",\"status\":403";
    private const string Detail =
        "\"detail\":\"StrictCors refused this cross-origin request: origin-not-allowed.\",\"reason\":\"origin-not-allowed\"";
    private const string Refusal = $"403; {ServerVary}; Cache-Control: no-store; denied; origin-not-allowed; {Evil}; {{{Problem},{Detail}}}";

    public static IEnumerable<Case> All =>
        from development in Development select development with { Start = development.Start == Start.Production ? Start.Development
        : development.Start };

    private static Case[] Development =>
    [
        new("D5 allowed", Get("/web", App), $"200 by web; {Web(App)}; allowed"),
        new("D5 no Origin", Get("/web", null), "200 by web; Vary: Origin"),
        new("D5 origin not allowed", Get("/web", Evil), $"200 by web; Vary: Origin; denied; origin-not-allowed; {Evil}"),
        new("D5 origin null", Get("/web", "null"), "200 by web; Vary: Origin; denied; origin-null"),
        new("D5 origin malformed", Get("/web", $"{App}/\u001b[31m"), "200 by web; Vary: Origin; denied; origin-malformed"),
        new("D5 same-origin", Send("POST", "/web", "http://own.example").With("Host", "own.example"), "200 by web; Vary: Origin; same-origin"),
        new("D5 an origin source that fails", Get("/tenants", "https://failing.example"),
            "200 by tenants; Vary: Origin, X-Tenant; denied; origin-source-failed"),
        new("D5 a preflight", RawRequest.Preflight("/web", App, "PUT"), $"{WebPreflight(App)}; allowed"),
        new("D5 method not allowed", RawRequest.Preflight("/web", App, "DELETE"),
            $"204; Allow-Credentials: true; Allow-Headers: Content-Type, X-Request-Id; Allow-Methods: GET, PUT; Allow-Origin: {App}; "
            + $"{PreflightVary}; denied; method-not-allowed; DELETE"),
        new("D5 method malformed", RawRequest.Preflight("/web", App, "P UT"), $"204; {PreflightVary}; denied; method-malformed"),
        new("D5 header not allowed", RawRequest.Preflight("/web", App, "PUT", "content-type,x-trace"),
            $"204; Allow-Credentials: true; Allow-Headers: Content-Type, X-Request-Id; Allow-Methods: GET, PUT; Allow-Origin: {App}; "
            + $"{PreflightVary}; denied; header-not-allowed; x-trace"),
        new("D5 header malformed", RawRequest.Preflight("/web", App, "PUT", "x trace"), $"204; {PreflightVary}; denied; header-malformed"),
        new("D5 too many headers", RawRequest.Preflight("/web", App, "PUT", new string(',', 8193)),
            $"204; {PreflightVary}; denied; too-many-headers"),
        new("D5 credentials not allowed", Handshake("/plain-socket", App).With("Cookie", "session=1"),
            $"403; Allow-Origin: {App}; Vary: Origin; Cache-Control: no-store; denied; credentials-not-allowed; "
            + $"{{{Problem},{Detail.Replace("origin-not-allowed", "credentials-not-allowed", StringComparison.Ordinal)}}}"),
        new("D5 Observe", Get("/observe", App), "200 by observe"),
        new("S2 a refusal in Development", Send("POST", "/server", Evil), Refusal),
        new("S2 a refusal by the application's problem details", Send("POST", "/server", Evil), Refusal) { Start = Start.ProblemDetails },
    ];
}
