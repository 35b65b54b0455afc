using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>Requests, and the disagreement that each is counted as; null for none.</summary>
internal static class DisagreementRows
{
    private const string App = "https://app.example.com";
    private const string Evil = "https://evil.test";

    public static readonly Dictionary<string, (RawRequest Request, string? Disagreement)> Requests = new()
    {
        // Both agree.
        ["allowed"] = (RawRequest.Get("/x").With("Origin", App), null),
        ["denied"] = (RawRequest.Get("/x").With("Origin", Evil), null),
        ["not CORS"] = (RawRequest.Get("/x"), null),
        ["preflight"] = (RawRequest.Preflight("/x", App, "PUT", "x-a"), null),
        ["preflight denied"] = (RawRequest.Preflight("/x", Evil, "PUT"), null),
        ["preflight of a method neither has"] = (RawRequest.Preflight("/x", App, "PATCH"), null),
        ["nothing there"] = (RawRequest.Get("/nothing").With("Origin", App), null),
        ["plain OPTIONS"] = (RawRequest.Method("OPTIONS", "/x").With("Origin", App), null),
        ["malformed"] = (RawRequest.Get("/x").With("Origin", "a b"), null),
        ["null"] = (RawRequest.Get("/x").With("Origin", "null"), null),
        ["a failure"] = (RawRequest.Get("/fail").With("Origin", App), null),

        // The built-in one lets everybody in here, and StrictCors would not.
        ["they allow"] = (RawRequest.Get("/open").With("Origin", Evil), "actual denied origin-not-allowed"),
        ["they allow null"] = (RawRequest.Get("/open").With("Origin", "null"), "actual denied origin-null"),
        ["they allow the preflight"] = (RawRequest.Preflight("/open", Evil, "PUT"), "preflight denied origin-not-allowed"),
        ["they allow the method"] = (RawRequest.Preflight("/open", App, "PUT"), "preflight denied method-not-allowed"),
        ["they allow the header"] = (RawRequest.Preflight("/open", App, "GET", "x-a"), "preflight denied header-not-allowed"),
        ["by hand"] = (RawRequest.Get("/hand").With("Origin", Evil), "actual denied origin-not-allowed"),

        // StrictCors would allow, and the built-in one does not.
        ["they deny"] = (RawRequest.Get("/x").With("Origin", "https://new.example.com"), "actual allowed none"),
        ["they deny the preflight"] = (RawRequest.Preflight("/x", "https://new.example.com", "GET"), "preflight allowed none"),

        // A same-origin request needs no permission.
        ["same origin"] = (RawRequest.Method("PUT", "/x").With("Origin", "https://own.test").With("Host", "own.test"), null),

        // Nobody else looks at the origin of a handshake.
        ["handshake"] = (RawRequest.Get("/socket").With("Origin", Evil).Handshake(), "handshake denied origin-not-allowed"),
        ["handshake allowed"] = (RawRequest.Get("/socket").With("Origin", App).Handshake(), null),
        ["handshake that is not accepted"] = (RawRequest.Get("/x").With("Origin", Evil).Handshake(), null),
        ["handshake that needs a sign-in"] = (RawRequest.Get("/401").With("Origin", App).Handshake(), null),
        ["handshake that is refused"] = (RawRequest.Get("/403").With("Origin", App).Handshake(), "handshake allowed none"),
    };
}
