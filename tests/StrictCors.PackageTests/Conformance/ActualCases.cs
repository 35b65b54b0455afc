using static StrictCors.PackageTests.Conformance.Expected;

namespace StrictCors.PackageTests.Conformance;

/// <summary>A1 to A8 and V1 to V5: what an actual request is answered with.</summary>
internal static class ActualCases
{
    private const string Any = "Allow-Origin: *; Expose-Headers: X-Total, X-Page";
    private const string Plain = $"Allow-Origin: {App}; Vary: Origin";
    private const string Cleared = "Cache-Control: no-cache,no-store";

    public static IEnumerable<Case> All =>
    [
        new("A1 a list", Get("/plain", App), $"200 by plain; {Plain}"),
        new("A1 any origin", Get("/any", Evil), $"200 by any; {Any}"),
        new("A1 any origin, null", Get("/any", "null"), $"200 by any; {Any}"),
        new("A1 null where the policy has it", Get("/null", "null"), "200 by null; Allow-Origin: null; Vary: Origin"),
        new("A2 credentials", Send("PUT", "/web", App), $"200 by web; {Web(App)}"),
        new("A2 no credentials for a denied origin", Send("PUT", "/web", Evil), "200 by web; Vary: Origin"),
        new("A3 exposed headers, a policy in code", Get("/code", App), $"200 by code; {Web(App)}"),
        new("A4 any origin, no Origin", Get("/any", null), $"200 by any; {Any}"),
        new("A5 denied, HEAD", RawRequest.Method("HEAD", "/web").With("Origin", Evil), "200 by web; Vary: Origin"),
        .. from status in (int[])[200, 301, 304, 400, 404, 429, 500]
           select new Case($"A6 status {status}", Get($"/status/{status}", App), $"{status} by status; {Web(App)}"),
        new("A6 status 401", Get("/private", App), $"401; {Web(App)}"),
        new("A6 a path that nothing maps", Get("/nothing", App), $"404; {Web(App)}"),
        new("A6 a method that nothing maps", Send("DELETE", "/methods", App), $"405; {Web(App)}"),
        new("A6 an exception handler", Get("/failing", App), $"500 by failing, error; {Web(App)}; {Cleared}"),
        new("A6 an exception handler, denied", Get("/failing", Evil), $"500 by failing, error; Vary: Origin; {Cleared}"),
        new("A6 a static file", Get("/font.txt", App), $"200; {Web(App)}"),
        new("A6 an output cache, another origin's answer", Get("/cached", "https://a.example.org"),
            $"200; {Web("https://a.example.org")}") { After = Get("/cached", App) },
        new("A6 an output cache, denied", Get("/cached", Evil), "200; Vary: Origin") { After = Get("/cached", App) },
        new("A7 the application's own headers", Get("/own-headers", App), $"200 by own-headers; {Plain}"),
        new("A7 the application's own headers, denied", Get("/own-headers", Evil), "200 by own-headers; Vary: Origin"),
        new("A7 the application's own headers, no Origin", Get("/own-headers", null), "200 by own-headers; Vary: Origin"),
        new("A8 Origin removed on the way", Get("/forgetful", App), $"200 by forgetful; {Web(App)}"),

        new("V1 no Origin, any status", Get("/status/500", null), "500 by status; Vary: Origin"),
        new("V1 a static file without Origin", Get("/font.txt", null), "200; Vary: Origin"),
        new("V1 disabled, no Origin", Get("/disabled", null), "200 by disabled; Vary: Origin"),
        new("V2 any origin", Get("/require-cors", Evil), $"200 by require-cors; {Any}"),
        new("V3 a member that is there", Get("/vary", Evil), "200 by vary; Vary: Accept, origin, Accept-Encoding"),
        new("V3 a star", Get("/vary-star", Evil), "200 by vary-star; Vary: *"),
        new("V5 an origin source", Tenant("https://acme.tenants.example", "acme"),
            "200 by tenants; Allow-Origin: https://acme.tenants.example; Vary: Origin, X-Tenant"),
        new("V5 an origin source, another tenant", Tenant("https://acme.tenants.example", "globex"), "200 by tenants; Vary: Origin, X-Tenant"),
        new("V5 an origin source, not asked", Tenant(App, "acme"), $"200 by tenants; Allow-Origin: {App}; Vary: Origin, X-Tenant"),
        new("V5 an origin source, no Origin", Get("/tenants", null), "200 by tenants; Vary: Origin, X-Tenant"),
        new("D1 an origin source that fails", Tenant("https://failing.example", "acme"), "200 by tenants; Vary: Origin, X-Tenant"),
    ];

    private static RawRequest Tenant(string origin, string tenant) => Get("/tenants", origin).With("X-Tenant", tenant);
}
