using System.Text.RegularExpressions;
using CsCheck;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>Whatever bytes come in: never a 500, and nothing goes out that is not a serialised origin or a token that came in.</summary>
public sealed partial class ReflectionTests(ReflectionApplication application) : IClassFixture<ReflectionApplication>
{
    private static readonly string[] Known =
    [
        "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Access-Control-Allow-Methods", "Access-Control-Allow-Headers",
        "Vary", "StrictCors-Decision", "Content-Length", "Content-Type", "Date", "Server", "Connection", "Cache-Control", "X-Ran",
            "Transfer-Encoding",
    ];

    private static readonly Gen<string> Bytes = Gen.Char[(char)0x01, (char)0xff].Array[0, 24].Select(characters => new string(characters));

    private static readonly Gen<string> Origins = Near(
        "https://app.example.com", "https://a.b.example.com", "https://app-1.example.org", "http://localhost:3000", "http://[::1]:80", "null",
            "https://evil.example", "*");

    private static readonly Gen<string> Methods = Near("PUT", "GET", "POST", "OPTIONS", "TRACE", "*", "put");

    private static readonly Gen<string> Headers = Near("x-one", "x-one,content-type", "authorization", "cookie", "x-one, , x-two", "*", "");

    private static readonly Gen<string> Targets = Gen.OneOf("/browser", "/server", "/null", "/any");

    [Fact]
    public async Task P3_Nothing_is_sent_back_that_is_no_serialised_origin_or_token()
    {
        await Gen.Select(Targets, Origins, Methods, Headers).SampleAsync(
            async (target, origin, method, headers) =>
            {
                var preflight = await application.Host.SendAsync(RawRequest.Preflight(target, origin, method, headers));
                var actual = await application.Host.SendAsync(RawRequest.Get(target).With("Origin", origin));

                ShouldBeClean(preflight, target, origin);
                ShouldBeClean(actual, target, origin);
                if (preflight.AllowMethods() is { } allowed)
                {
                    IsToken(allowed).Should().BeTrue();
                    $"{method}*".Should().Contain(allowed);
                }

                foreach (var name in preflight.AllowHeaders()?.Split(',', StringSplitOptions.TrimEntries) ?? [])
                {
                    IsToken(name).Should().BeTrue();
                    $"{headers},*,authorization".Should().Contain(name);
                }
            },
            iter: 400,
            threads: 1);
    }

    /// <summary>One of these, or one of these with something done to it, or anything at all.</summary>
    private static Gen<string> Near(params string[] values)
    {
        var value = Gen.OneOf(values);
        var broken = Gen.Select(value, Bytes, Gen.Int[0, 24])
            .Select((text, bytes, at) => text.Insert(Math.Min(at, text.Length), bytes.Length > 3 ? bytes[..3] : bytes));
        return Gen.Frequency((3, value), (3, broken), (1, Bytes));
    }

    private static void ShouldBeClean(RawResponse response, string target, string origin)
    {
        // 400 is Kestrel's own answer to bytes that cannot stand in a header.
        response.Status.Should().BeOneOf(200, 204, 400, 403);
        response.Headers.Select(header => header.Name).Should().BeSubsetOf(Known);
        if (response.AllowOrigin() is { } allowed)
        {
            (target is "/any" ? allowed is "*" : (target is "/null" && allowed is "null") || Origin.TryParse(allowed, out _)).Should().BeTrue();
            (origin + "*").Should().Contain(allowed);
        }
    }

    private static bool IsToken(string text) => Token().IsMatch(text);

    [GeneratedRegex(@"\A[!#$%&'*+\-.^_`|~0-9A-Za-z]+\z")]
    private static partial Regex Token();
}
