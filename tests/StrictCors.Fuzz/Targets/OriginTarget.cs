using System.Text;
using StrictCors.Explanations;
using StrictCors.Fuzz.Infrastructure;
using StrictCors.Origins;
using StrictCors.Tests.Properties;

namespace StrictCors.Fuzz.Targets;

/// <summary>The origin parser (origins §1, §2, §4): the bytes are the value of an <c>Origin</c> line.</summary>
internal static class OriginTarget
{
    private static readonly string[] Patterns =
    [
        "https://app.example.com", "https://app.example.com:8443", "https://*.example.com", "https://a-*.example.com:*", "https://*-b.example.com",
            "https://a-*-b.c.example.com:81",
        "http://localhost:*", "http://127.0.0.1", "http://[::1]:3000", "chrome-extension://abc", "http://*.a.b:81", "moz-extension://*", "app://.",
    ];

    private static readonly StrictCorsPolicy Policy = StrictCorsPolicy.Compile(new() { AllowedOrigins = [.. Patterns] }, "web");

    public static void Run(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        var isOrigin = SerializedOrigin.TryParse(text, out _);
        Require.Same(isOrigin, PlainReading.IsOrigin(text));
        Require.Same(Origin.TryParse(text, out var origin), isOrigin);
        if (isOrigin)
        {
            ReadsBack(text, origin);
        }

        AgreesWithUri(text, isOrigin ? origin : null);
        Decides(text, isOrigin);
    }

    private static void ReadsBack(string text, Origin origin)
    {
        Require.Same(origin.ToString(), text);
        Require.Same(Origin.Parse(text), origin);
        Require.That(origin.IsSameOrigin(origin) && origin.IsSameSite(origin));
        if (OriginPattern.TryParse(text, out var pattern))
        {
            Require.That(SerializedOrigin.TryParse(text, out var parsed) && pattern.IsOrigin && pattern.Matches(parsed));
        }
    }

    private static void AgreesWithUri(string text, Origin? origin)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || !Origin.TryFromUri(uri, out var ofUri))
        {
            return;
        }

        Require.That(PlainReading.IsOrigin(ofUri.ToString()));

        // To Uri a scheme of one letter is a drive of Windows.
        if (origin is { Scheme.Length: > 1 } written)
        {
            // Uri leaves out the default ports of all schemes that it knows (ws, ftp); the grammar knows those of http and https.
            var isLeftOut = uri.IsDefaultPort && written.Scheme is not ("http" or "https");
            Require.That(ofUri == written || (isLeftOut && ofUri.Scheme == written.Scheme && ofUri.Host == written.Host));
        }
    }

    private static void Decides(string text, bool isOrigin)
    {
        var isCovered = isOrigin && Patterns.Any(pattern => PlainReading.Covers(pattern, text));
        var request = new CorsRequest { Origin = text, FetchSite = "cross-site" };
        var decision = Policy.Evaluate(request);
        Require.Same(decision.Outcome == CorsOutcome.Allowed, isCovered);
        Require.Same(decision.Reason, isCovered ? CorsDenialReason.None : isOrigin ? CorsDenialReason.OriginNotAllowed : text == "null"
            ? CorsDenialReason.OriginNull : CorsDenialReason.OriginMalformed);
        Require.That(Lines.IsOne(Explainer.Explain(Policy.AtEndpoint, request).ToText().ReplaceLineEndings("")));
    }
}
