using static StrictCors.PackageTests.Conformance.Expected;

namespace StrictCors.PackageTests.Conformance;

/// <summary>R5 to R8: which policy an endpoint has, and what runs.</summary>
internal static class EndpointCases
{
    private const string Any = "Allow-Origin: *; Expose-Headers: X-Total, X-Page";
    private const string Plain = $"Allow-Origin: {App}; Vary: Origin";
    private const string PlainPut = $"200; Allow-Headers: *, authorization; Allow-Methods: PUT; Allow-Origin: {App}; Max-Age: 0; {PreflightVary}";
    private const string Own = "Allow-Origin: https://own.example";

    public static IEnumerable<Case> All =>
    [
        new("R5 no metadata", Get("/default", App), $"200 by default; {Web(App)}"),
        new("R5 no name", Get("/unnamed", App), $"200 by unnamed; {Web(App)}"),
        new("R5 a name", Get("/plain", App), $"200 by plain; {Plain}"),
        new("R5 the framework's RequireCors", Get("/require-cors", App), $"200 by require-cors; {Any}"),
        new("R5 the framework's attribute", Get("/enable-cors", App), $"200 by enable-cors; {Any}"),
        new("R5 our attribute", Get("/attribute", App), $"200 by attribute; {Any}"),
        new("R5 the last metadata decides", Get("/last", App), $"200 by last; {Plain}"),
        new("R5 a group", Get("/group/same", App), $"200 by group; {Any}"),
        new("R5 an endpoint over its group", Get("/group/other", App), $"200 by group; {Plain}"),
        new("R5 an argument, no metadata", Send("POST", "/default", Evil), Refused) { Start = Start.WithArgument },
        new("R5 an argument, no name", Send("POST", "/unnamed", Evil), Refused) { Start = Start.WithArgument },
        new("R5 an argument, a name", Send("POST", "/plain", App), $"200 by plain; {Plain}") { Start = Start.WithArgument },
        new("R5 no policy", Get("/default", App), "200 by default") { Start = Start.WithoutDefault },
        new("R5 no policy, the endpoint's own headers", Get("/vary", App),
            "200 by vary; Vary: Accept, origin, Accept-Encoding") { Start = Start.WithoutDefault },

        new("R6 the policy of the requested method, GET", RawRequest.Preflight("/methods", App, "GET"),
            $"204; Allow-Methods: GET; Allow-Origin: *; Max-Age: 0; {AnyPreflightVary}"),
        new("R6 the policy of the requested method, PUT", RawRequest.Preflight("/methods", App, "PUT"), PlainPut),
        new("R6 a method that nothing maps", RawRequest.Preflight("/methods", App, "POST"),
            $"204; Allow-Credentials: true; Allow-Headers: Content-Type, X-Request-Id; Allow-Methods: POST; Allow-Origin: {App}; Max-Age: 0; "
                + PreflightVary),
        new("R6 a path that nothing maps", RawRequest.Preflight("/nothing", App, "PUT"), WebPreflight(App)),
        new("R6 a method that nothing maps, no default", RawRequest.Preflight("/methods", App, "POST"), "404") { Start = Start.WithoutDefault },
        new("R6 a path that nothing maps, no default", RawRequest.Preflight("/nothing", App, "PUT"), "404") { Start = Start.WithoutDefault },

        new("R7 disabled", Send("POST", "/disabled", App), "200 by disabled; Vary: Origin"),
        new("R7 disabled, a preflight", RawRequest.Preflight("/disabled", App, "PUT"), $"204; {PreflightVary}"),
        new("R7 disabled, a handshake", Handshake("/disabled-socket", App), RefusedWith("Vary: Origin")),
        new("R7 disabled by the framework's attribute", Get("/disable-cors", App), "200 by disable-cors; Vary: Origin"),
        new("R7 disabled by our attribute", Get("/disabled-attribute", App), "200 by disabled-attribute; Vary: Origin"),
        new("R7 disabled under Server", Send("POST", "/disabled", App), Refused) { Start = Start.WithArgument },
        new("R7 disabled under Server, same-origin", Send("POST", "/disabled", App).With("Sec-Fetch-Site", "same-origin"),
            $"200 by disabled; {ServerVary}") { Start = Start.WithArgument },
        new("R7 bypassed", Send("POST", "/bypassed", Evil), $"200 by own; {Own}"),
        new("R7 bypassed, a preflight", RawRequest.Preflight("/bypassed", Evil, "POST"), $"200 by own; {Own}"),
        new("R7 bypassed, a preflight that OPTIONS is not mapped for", RawRequest.Preflight("/bypassed-without-options", App, "POST"), "405"),

        new("R8 a preflight runs no handler: Browser", RawRequest.Preflight("/default", App, "POST"), WebPreflight(App)),
        new("R8 a preflight runs no handler: Observe", RawRequest.Preflight("/observed", App, "POST"), "204"),
        new("R8 a preflight runs no handler: Observe, denied", RawRequest.Preflight("/observed", Evil, "POST"), "204"),
        new("R8 a preflight runs no handler: disabled", RawRequest.Preflight("/disabled", Evil, "POST"), $"204; {PreflightVary}"),
        new("R8 a preflight runs no handler: no policy", RawRequest.Preflight("/default", App, "POST"), "405") { Start = Start.WithoutDefault },
        new("R8 a preflight runs no handler: the framework's metadata", RawRequest.Preflight("/enable-cors", App, "POST"),
            $"204; Allow-Methods: *; Allow-Origin: *; Max-Age: 86400; {AnyPreflightVary}"),
    ];
}
