using CsCheck;
using Microsoft.Extensions.Primitives;
using StrictCors.Tests.Properties;
using static StrictCors.Tests.Explanations.Write;

namespace StrictCors.Tests.Explanations;

/// <summary>D3a: what an explanation advises can be configured and then works. Each advice is followed to the letter, and the request sent
/// again.</summary>
public sealed class FollowedAdviceTests
{
    // Not only what browsers send, and names that a list cannot have.
    private static readonly Gen<string> Origin = Gen.OneOf(
        App, "http://app.example.com", "https://app.example.com:8443", "http://app.example.com:81", "https://example.com", "https://a.b.example.com",
        "http://localhost:5173", "http://127.0.0.1:81", "https://[::1]:8443", "https://x.github.io", "https://github.io", "http://intranet", "null",
        "file://", "app://host", "moz-extension://a", "moz-extension://a:80", "capacitor://localhost", "https://xn--bcher-kva.example",
        "https://app-1.example.com", "https://app.exmaple.com");

    private static readonly Gen<string> Method = Gen.OneOf("GET", "PUT", "put", "patch", "PATCH", "Query", "any", "all", "none", "P*T", "*",
        "TRACE", "POST", "HEAD", "OPTIONS", new string('A', 200));

    private static readonly Gen<string> Header = Gen.OneOf("x-a", "X-B", "any", "all", "none", "x-*", "*", "authorization", "cookie", "content-type",
        "access-control-allow-origin", "sec-fetch-site", new string('a', 200));

    private static readonly Gen<string[]> Patterns = Gen.OneOf(
        App, "https://*.example.com", "https://example.com", "https://app-*.example.com", "http://localhost:3000", "https://app.example.com:8443",
        "https://app.example.org", "app://host:80", "moz-extension://*").Array[1, 3].Select(list => list.Distinct().ToArray());

    [Theory]
    [InlineData("http://app.example.com")]
    [InlineData("https://app.example.com:8443")]
    [InlineData("https://deep.app.example.com")]
    [InlineData("https://other.test")]
    [InlineData("null")]
    [InlineData("file://")]
    public void D3a_an_origin(string origin) => Outcome(new() { AllowedOrigins = { App } }, Actual(origin)).Should().Be(CorsOutcome.Allowed);

    [Theory]
    [InlineData("http://app.example.com")]
    [InlineData("http://localhost:5173")]
    public void D3a_an_http_origin_beside_credentials(string origin) =>
        Outcome(new() { AllowedOrigins = { App }, AllowCredentials = true }, Actual(origin)).Should().Be(CorsOutcome.Allowed);

    [Theory]
    [InlineData("PUT", "x-a,x-b")]
    [InlineData("put", null)]
    [InlineData("QUERY", "x-a")]
    public void D3a_a_method_and_headers(string method, string? headers)
    {
        // What a browser sends.
        var sent = method == "put" ? "PUT" : method;

        Outcome(new() { AllowedOrigins = { App } }, Preflight(App, sent, headers)).Should().Be(CorsOutcome.Allowed);
        Outcome(new() { AllowedOrigins = { App }, Enforcement = StrictCorsEnforcement.Server }, Actual(App, sent)).Should().Be(CorsOutcome.Allowed);
    }

    [Fact]
    public void D3a_a_star_and_Authorization() =>
        Outcome(new() { AllowedOrigins = { App }, AllowedHeaders = { "*" } }, Preflight(App, "GET", "x-a,authorization"))
            .Should().Be(CorsOutcome.Allowed);

    [Fact]
    public void D3a_the_credentials_of_a_handshake() =>
        Outcome(new() { AllowedOrigins = { App } }, Handshake(App, withCredentials: true)).Should().Be(CorsOutcome.Allowed);

    [Fact]
    public void D3a_the_credentials_of_a_handshake_under_any_origin_need_a_list()
    {
        FollowedAdvice.Explain(new() { AllowedOrigins = { "*" } }, Handshake(App, withCredentials: true)).Advice.Should()
            .EndWith("the policy would need AllowCredentials, and the origins that are trusted with them in AllowedOrigins instead of '*'.");

        StrictCorsPolicy.Compile(new() { AllowedOrigins = { App }, AllowCredentials = true }).Evaluate(Handshake(App, withCredentials: true)).Outcome
            .Should().Be(CorsOutcome.Allowed);
    }

    [Theory]
    [InlineData("*", "instead of '*'", null)]
    [InlineData("null", "'null' and 'file://' in AllowedOrigins", null)]
    [InlineData("http://app.example.com", "http origins (unless DangerouslyAllowInsecureOrigins is true)", null)]
    [InlineData("https://*.github.io", "wildcards of shared domains (unless DangerouslyAllowPublicSuffixWildcards is true)", null)]
    [InlineData(App, "'*' in ExposedHeaders", "*")]
    public void D3a_what_credentials_exclude_is_named(string origin, string expected, string? exposed)
    {
        var options = new StrictCorsPolicyOptions { AllowedOrigins = { origin }, DangerouslyAllowNullOrigin = origin == "null" };
        if (exposed is not null)
        {
            options.ExposedHeaders.Add(exposed);
        }

        var sent = origin is "*" ? App : origin.Replace("*", "a", StringComparison.Ordinal);

        FollowedAdvice.Explain(options, Handshake(sent, withCredentials: true)).Advice.Should().Contain(expected);
    }

    [Theory]
    [InlineData("/signin-oidc", true)]
    [InlineData("/a\"b", false)]
    [InlineData("/a\\b", false)]
    public void S6_an_exempt_path_is_advised_if_it_can_be_written(string path, bool isWritable)
    {
        var options = new StrictCorsPolicyOptions { AllowedOrigins = { App }, Enforcement = StrictCorsEnforcement.Server };
        var request = Actual("null", "POST") with { Path = path };

        var advice = FollowedAdvice.Explain(options, request).Advice;
        FollowedAdvice.TryWrite(options, advice);

        advice.Should().Contain(isWritable ? $"ExemptPaths would need \"{path}\"" : "needs a policy of its own with Enforcement Browser");
        StrictCorsPolicy.Compile(options, "web").AtEndpoint.Refuses(path).Should().Be(!isWritable);
    }

    [Theory]
    [InlineData("POST", null, "If it is a form of this server's own, give its page Referrer-Policy: same-origin; then the browser sends the "
        + "page's origin.")]
    [InlineData("POST", "cross-site", "If it is a form, give its page Referrer-Policy: strict-origin-when-cross-origin; then the browser sends "
        + "the page's "
        + "origin, which can be allowed.")]
    [InlineData("GET", null, null)]
    public void D3a_a_form_of_a_page_without_referrer(string method, string? fetchSite, string? advice)
    {
        var policy = Policy(App, web => web.AllowCredentials().WithEnforcement(StrictCorsEnforcement.Server)).AtEndpoint;
        var request = Actual("null", method) with { FetchSite = fetchSite };

        var given = StrictCors.Explanations.Explainer.Explain(policy, request).Advice;

        given.Contains("Referrer-Policy: no-referrer", StringComparison.Ordinal).Should().Be(advice is not null);
        given.Should().Contain(advice ?? "a redirect from another origin; https redirection is one, too");

        // What the browser sends then: Fetch, "append a request Origin header".
        StrictCorsPolicy.Compile(new() { AllowedOrigins = { App }, Enforcement = StrictCorsEnforcement.Server }).Evaluate(
            new CorsRequest { Method = method, Origin = "http://intranet", Host = "intranet", Path = "/save" }).Outcome
            .Should().Be(CorsOutcome.SameOrigin);
    }

    [Fact]
    public void D3a_whatever_is_advised_compiles_and_leads_to_a_request_that_is_allowed() =>
        Gen.Select(Patterns, Gen.Select(Origin, Method, Header.Array[0, 3]), Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool), Gen.Int[0, 2])
            .Sample((patterns, parts, flags, kind) =>
            {
                var options = new StrictCorsPolicyOptions
                {
                    AllowCredentials = flags.Item1,
                    Enforcement = flags.Item2 ? StrictCorsEnforcement.Server : StrictCorsEnforcement.Browser,
                };
                foreach (var pattern in patterns.Where(pattern => !flags.Item1 || pattern != "moz-extension://*"))
                {
                    options.AllowedOrigins.Add(pattern);
                }

                if (options.AllowedOrigins.Count == 0)
                {
                    return true;
                }

                if (flags.Item3)
                {
                    options.AllowedHeaders.Add("*");
                }

                var (origin, method, headers) = parts;
                var request = kind switch
                {
                    0 => Actual(origin, method),
                    1 => Handshake(origin, withCredentials: true),
                    _ => Preflight(origin, method, headers.Length == 0 ? null : string.Join(',', headers)),
                };
                var (decision, advice) = FollowedAdvice.Follow(options, request);
                return decision.Outcome == CorsOutcome.Allowed || IsHopeless(advice) || options.ExemptPaths.Contains(request.Path);
            }, iter: Cases.Of(3000));

    /// <summary>What no configuration can allow says what else helps.</summary>
    private static bool IsHopeless(string advice) => new[]
    {
        "no policy with credentials can allow", "is not a method that a page can use", "browsers send", "the page has to write 'PATCH'",
        "not a header that a page can set", "not headers that a page can set", "is a response header",
        "Without credentials only", "cannot list", "would need it", "the star",
    }.Any(text => advice.Contains(text, StringComparison.Ordinal));

    private static CorsOutcome Outcome(StrictCorsPolicyOptions options, in CorsRequest request) =>
        FollowedAdvice.Follow(options, request).Decision.Outcome;
}
