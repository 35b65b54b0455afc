using System.Globalization;
using CsCheck;
using Microsoft.Extensions.Primitives;
using StrictCors.Explanations;
using StrictCors.Policies;
using static StrictCors.Tests.Explanations.Write;

namespace StrictCors.Tests.Properties;

/// <summary>Whatever the policy and the request: the explanation agrees with the decision, is bounded, and shows nothing raw (D4).</summary>
public sealed class ExplanationProperties
{
    // Escapes, line ends, controls of C0 and C1, bidi and zero-width marks, halves of pairs, and what looks like another log line.
    private static readonly Gen<string> Hostile = Gen.OneOf(
        Gen.OneOf("https://app.example.com", "http://app.example.com:81", "null", "", "https://api.example.com", "\u001b[2J", "a\r\nSet-Cookie: x",
            "\u202eevil\u2066", "\ud800", "{0} {Policy}", "%0d%0a", "\u009b31m", "a\\u0041", "GET", "PUT", "x-a", "*", "cookie", "same-origin"),
        Gen.String[Gen.Char, 0, 40],
        Gen.String[Gen.Char[' ', '~'], 0, 400]);

    private static readonly Gen<StringValues> Lines = Hostile.Array[0, 2].Select(lines => new StringValues(lines));

    private static readonly EndpointPolicy[] Policies =
    [
        Policy(App).AtEndpoint,
        Policy("https://*.example.com http://localhost:*", web => web.AllowCredentials().WithHeaders("*").WithMethods("PUT")).AtEndpoint,
        Policy("*", web => web.AllowAnyMethod().WithEnforcement(StrictCorsEnforcement.Server)).AtEndpoint,
        Policy(App, web => web.WithEnforcement(StrictCorsEnforcement.Server).WithHeaders("x-a").WithExemptPaths("/x")).AtEndpoint,
        Policy(App).AtEndpoint.Disabled,
        EndpointPolicy.Missing,
    ];

    [Fact]
    public void D2_D4_explanations_agree_with_decisions_and_show_nothing_raw() =>
        Gen.Select(Gen.Int[0, Policies.Length - 1], Lines, Lines, Lines, Lines, Gen.Select(Hostile, Hostile, Hostile),
            Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool))
            .Sample((policy, origin, requestMethod, requestHeaders, fetchSite, texts, flags) => Verify(Policies[policy], new CorsRequest
            {
                Method = flags.Item1 ? "OPTIONS" : texts.Item1,
                Origin = origin,
                RequestMethod = requestMethod,
                RequestHeaders = requestHeaders,
                FetchSite = fetchSite,
                Host = texts.Item2,
                Path = texts.Item3,
                IsHandshake = flags.Item2 && !flags.Item1,
                HasCredentials = flags.Item3,
            }), iter: Cases.Of(3000));

    private static bool Verify(EndpointPolicy policy, CorsRequest request)
    {
        var explanation = Explainer.Explain(policy, request);
        var isFailed = explanation.Checks.Any(check => !check.Passed);
        var agrees = explanation.Decision.Outcome switch
        {
            CorsOutcome.Denied => isFailed && explanation.Advice.Length > 0
                && explanation.Checks.All(check => check is not { Name: "same-origin", Passed: true }),
            CorsOutcome.SameOrigin => explanation.Checks[^1] is { Name: "same-origin", Passed: true } && explanation.Advice.Length == 0,
            _ => !isFailed && explanation.Advice.Length == 0,
        };
        var text = explanation.ToText();
        return agrees
            && explanation.Decision == PolicyEvaluator.Evaluate(policy, request)
            && text.Length < 8000
            && text.Split(Environment.NewLine).All(IsPlain)
            && IsPlain(explanation.ToJson());
    }

    private static bool IsPlain(string text) => text.EnumerateRunes().All(rune =>
        rune.Value is >= ' ' and <= '~' or '…' or '§'
        || CharUnicodeInfo.GetUnicodeCategory(rune.Value)
            is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber);
}
