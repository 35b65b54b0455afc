using static StrictCors.PackageTests.Conformance.Expected;

namespace StrictCors.PackageTests.Conformance;

/// <summary>P1 to P8 and V4: what a preflight is answered with.</summary>
internal static class PreflightCases
{
    private const string Refusing = $"204; Allow-Credentials: true; Allow-Headers: Content-Type, X-Request-Id";
    private const string Bare = $"204; {PreflightVary}";
    private const string Echo = $"204; Allow-Credentials: true; Allow-Headers";
    private const string AnyEnd = $"Allow-Methods: *; Allow-Origin: *; Max-Age: 86400; {AnyPreflightVary}";

    private static readonly string ManyNames = string.Join(',', Enumerable.Range(1, 128).Select(i => $"x-{i}"));
    private static readonly string LongName = new('x', 8192);

    public static IEnumerable<Case> All =>
    [
        new("P1 before authentication", RawRequest.Preflight("/private", App, "PUT"), WebPreflight(App)),
        new("P1 before authentication, denied", RawRequest.Preflight("/private", Evil, "PUT"), Bare),
        .. from origin in (string[])["https://a.b.example.org", "https://app-pr-7.example.net", "https://a.any-port.example:1", "http://[::1]:3000",
            "https://admin.example.com:8443"]
           select new Case($"P2 allowed: {origin}", RawRequest.Preflight("/web", origin, "PUT", "x-request-id"), WebPreflight(origin)),
        new("P2 any origin", RawRequest.Preflight("/any", Evil, "PUT", "x-anything"), $"204; Allow-Headers: x-anything; {AnyEnd}"),
        new("P2 the status of the policy, no age", RawRequest.Preflight("/plain", App, "DELETE", "authorization"),
            $"200; Allow-Headers: *, authorization; Allow-Methods: *; Allow-Origin: {App}; {PreflightVary}"),
        new("P2 a tenant's origin", RawRequest.Preflight("/tenants", "https://acme.tenants.example", "POST").With("X-Tenant", "acme"),
            $"204; Allow-Methods: GET, HEAD, POST; Allow-Origin: https://acme.tenants.example; {PreflightVary}, X-Tenant"),

        new("P3 any method", RawRequest.Preflight("/any", App, "ANYTHING"), $"204; {AnyEnd}"),
        .. from method in (string[])["CONNECT", "TRACE", "TRACK"]
           select new Case($"P3 never {method}", RawRequest.Preflight("/any", App, method),
               $"204; Allow-Origin: *; {AnyPreflightVary}"),
        new("P3 any header with credentials", RawRequest.Preflight("/code", App, "PATCH", "x-a,content-type"),
            $"{Echo}: x-a,content-type; Allow-Methods: PATCH; Allow-Origin: {App}; Max-Age: 0; {PreflightVary}"),
        new("P3 not Authorization", RawRequest.Preflight("/code", App, "PATCH", "authorization,x-a"),
            $"{Echo}: x-a; Allow-Methods: PATCH; Allow-Origin: {App}; {PreflightVary}"),
        new("P3 not a name that pages cannot send", RawRequest.Preflight("/code", App, "PATCH", "cookie,x-a,sec-fetch-site"),
            $"{Echo}: x-a; Allow-Methods: PATCH; Allow-Origin: {App}; {PreflightVary}"),
        new("P3 128 names", RawRequest.Preflight("/code", App, "PUT", ManyNames),
            $"{Echo}: {ManyNames}; Allow-Methods: PUT; Allow-Origin: {App}; Max-Age: 0; {PreflightVary}"),
        new("P3 129 names", RawRequest.Preflight("/code", App, "PUT", $"{ManyNames},x-129"), Bare),
        new("P3 8 KiB", RawRequest.Preflight("/any", App, "PUT", LongName), $"204; Allow-Headers: {LongName}; {AnyEnd}"),
        new("P3 8 KiB and one", RawRequest.Preflight("/any", App, "PUT", $"{LongName}x"), $"204; {AnyPreflightVary}"),

        new("P4 a refused method", RawRequest.Preflight("/web", App, "DELETE"),
            $"{Refusing}; Allow-Methods: GET, PUT; Allow-Origin: {App}; {PreflightVary}"),
        new("P4 a refused header", RawRequest.Preflight("/web", App, "PUT", "x-request-id,x-other"),
            $"{Refusing}; Allow-Methods: GET, PUT; Allow-Origin: {App}; {PreflightVary}"),
        new("P4 a refused method under Server", RawRequest.Preflight("/server", App, "POST"),
            $"204; Allow-Credentials: true; Allow-Methods: GET, PUT; Allow-Origin: {App}; {PreflightVary}, Sec-Fetch-Site"),

        new("P5 a denied origin", RawRequest.Preflight("/web", Evil, "PUT"), Bare),
        new("P5 null", RawRequest.Preflight("/web", "null", "PUT"), Bare),
        new("P5 a malformed origin", RawRequest.Preflight("/web", $"{App}/", "PUT"), Bare),
        new("P5 a malformed method", RawRequest.Preflight("/web", App, "P UT"), Bare),
        new("P5 a malformed header", RawRequest.Preflight("/web", App, "PUT", "x request"), Bare),
        new("P5 a malformed header, quoted", RawRequest.Preflight("/web", App, "PUT", "\"x-request-id\""), Bare),
        new("P5 a denied tenant", RawRequest.Preflight("/tenants", "https://acme.tenants.example", "POST"), $"{Bare}, X-Tenant"),
        new("P5 a malformed method under Server", RawRequest.Preflight("/server", App, "P UT"), $"403; {PreflightVary}, Sec-Fetch-Site"),

        new("P6 methods by case", RawRequest.Preflight("/web", App, "put"),
            $"{Refusing}; Allow-Methods: GET, PUT; Allow-Origin: {App}; {PreflightVary}"),
        .. from method in (string[])["GET", "HEAD", "POST"]
           select new Case($"P6 always {method}", RawRequest.Preflight("/web", App, method), WebPreflight(App)),
        .. from names in (string[])["X-REQUEST-ID", "content-type, \t x-request-id", ",x-request-id,, ,content-type,", ""]
           select new Case($"P6 header names: '{names}'", RawRequest.Preflight("/web", App, "PUT", names), WebPreflight(App)),
        new("P6 header names on several lines", RawRequest.Preflight("/web", App, "PUT", "x-request-id")
            .With("Access-Control-Request-Headers", "content-type"), WebPreflight(App)),
        new("P7 an upload listener", RawRequest.Preflight("/null", "null", "POST"),
            $"204; Allow-Methods: GET, HEAD, POST; Allow-Origin: null; {PreflightVary}"),
        new("P8 a private network", RawRequest.Preflight("/web", App, "PUT").With("Access-Control-Request-Private-Network", "true"),
            WebPreflight(App)),
        new("V4 any origin, denied", RawRequest.Preflight("/any", App, "P UT"), $"204; {AnyPreflightVary}"),
    ];
}
