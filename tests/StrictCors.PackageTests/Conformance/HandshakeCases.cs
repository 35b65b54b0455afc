using static StrictCors.PackageTests.Conformance.Expected;

namespace StrictCors.PackageTests.Conformance;

/// <summary>W1 to W3: WebSockets.</summary>
internal static class HandshakeCases
{
    private const string Plain = $"101 by socket; Allow-Origin: {App}; Vary: Origin";
    private const string Any = "101 by socket; Allow-Origin: *; Expose-Headers: X-Total, X-Page";

    private static readonly string Refusal = RefusedWith("Vary: Origin");
    private static readonly string PlainRefusal = RefusedWith($"Allow-Origin: {App}; Vary: Origin");

    public static IEnumerable<Case> All =>
    [
        new("W1 allowed", Handshake("/socket", App), $"101 by socket; {Web(App)}"),
        new("W1 allowed by a wildcard", Handshake("/socket", "https://app-pr-7.example.net"),
            $"101 by socket; {Web("https://app-pr-7.example.net")}"),
        new("W1 any origin", Handshake("/any-socket", Evil), Any),
        new("W1 denied", Handshake("/socket", Evil), Refusal),
        new("W1 malformed", Handshake("/socket", $"{App}, {App}"), Refusal),
        new("W1 two lines of Origin", Handshake("/socket", App).With("Origin", App), Refusal),
        new("W1 same-origin", Handshake("/socket", "http://own.example").With("Host", "own.example"), "101 by socket; Vary: Origin"),
        new("W1 same-origin behind TLS", Handshake("/socket", "https://own.example").With("Host", "own.example"), "101 by socket; Vary: Origin"),
        new("W1 a port of the own host", Handshake("/socket", "http://own.example:8080").With("Host", "own.example"), Refusal),
        new("W2 no Origin", Handshake("/socket", null).With("Cookie", "session=1"), "101 by socket; Vary: Origin"),
        new("W2 null", Handshake("/socket", "null"), Refusal),
        new("W2 null where the policy has it", Handshake("/null-socket", "null"), "101 by socket; Allow-Origin: null; Vary: Origin"),
        new("W2 null, any origin", Handshake("/any-socket", "null"), Any),
        new("W3 a cookie with credentials", Handshake("/socket", App).With("Cookie", "session=1"), $"101 by socket; {Web(App)}"),
        new("W3 no cookie without credentials", Handshake("/plain-socket", App), Plain),
        new("W3 a cookie without credentials", Handshake("/plain-socket", App).With("Cookie", "session=1"), PlainRefusal),
        new("W3 Authorization without credentials", Handshake("/plain-socket", App).With("Authorization", "Bearer x"), PlainRefusal),
        new("W3 a cookie, any origin", Handshake("/any-socket", Evil).With("Cookie", "session=1"),
            RefusedWith("Allow-Origin: *; Expose-Headers: X-Total, X-Page")),
        new("W3 a cookie, same-origin", Handshake("/plain-socket", "http://own.example").With("Host", "own.example").With("Cookie", "session=1"),
            "101 by socket; Vary: Origin"),
    ];
}
