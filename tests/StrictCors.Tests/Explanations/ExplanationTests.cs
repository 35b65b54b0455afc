using StrictCors.Explanations;
using StrictCors.Policies;
using static StrictCors.Tests.Explanations.Write;

namespace StrictCors.Tests.Explanations;

/// <summary>D2, D3: the checks in their order, what each saw, what it wanted, and what to write to allow it.</summary>
public sealed class ExplanationTests
{
    [Fact]
    public void D2_no_Origin_is_one_check_that_passes() =>
        Explain(Policy(App), Actual(null)).Should()
            .Equal(new ExplanationCheck("origin", true, "none", "none needed: this is not a cross-origin request", null));

    [Fact]
    public void D2_an_allowed_actual_request_has_one_check() =>
        Explain(Policy("https://app.example.com https://*.example.org"), Actual(App)).Should().Equal(
            new ExplanationCheck("origin", true, App, "https://app.example.com, https://*.example.org", null));

    [Fact]
    public void D2_a_preflight_is_asked_for_origin_method_and_headers_in_this_order() =>
        Explain(Policy(App, web => web.WithMethods("PUT").WithHeaders("X-A", "X-B")), Preflight(App, "PUT", "x-a,x-b")).Should().Equal(
            new ExplanationCheck("origin", true, App, App, null),
            new ExplanationCheck("method", true, "PUT", "PUT; GET, HEAD and POST need no permission", null),
            new ExplanationCheck("headers", true, "x-a,x-b", "X-A, X-B", null));

    [Fact]
    public void D2_method_and_headers_of_a_stranger_are_not_read() =>
        Explain(Policy(App), Preflight("https://evil.test", "PUT", "x-a")).Select(check => check.Name).Should().Equal("origin");

    [Fact]
    public void D2_each_check_is_asked_for_itself_whatever_reason_the_decision_names()
    {
        var explanation = Explainer.Explain(Policy(App).AtEndpoint, Preflight(App, "PUT", "x-a"));

        explanation.Decision.Reason.Should().Be(CorsDenialReason.MethodNotAllowed);
        explanation.Checks.Select(check => check.Passed).Should().Equal(true, false, false);
        explanation.Advice.Should()
            .Be("'PUT' is not allowed; AllowedMethods would need \"PUT\". 'x-a' is not allowed; AllowedHeaders would need \"x-a\".");

        // A malformed header is the reason, and the method is not allowed either.
        var malformed = Explainer.Explain(Policy(App).AtEndpoint, Preflight(App, "PUT", "x a"));
        malformed.Decision.Reason.Should().Be(CorsDenialReason.HeaderMalformed);
        malformed.Checks.Select(check => check.Passed).Should().Equal(true, false, false);
    }

    [Theory]
    [InlineData("PUT", "'PUT' is not allowed; AllowedMethods would need \"PUT\".")]
    [InlineData("put", "Methods are case-sensitive, and browsers send PUT; AllowedMethods would need \"PUT\".")]
    [InlineData("patch", "Methods are case-sensitive, and browsers do not upper-case this one: the page has to write 'PATCH'; AllowedMethods "
        + "would need \"PATCH\".")]
    [InlineData("delete", "Methods are case-sensitive, and browsers send DELETE.")]
    [InlineData("Query", "'Query' is not allowed; AllowedMethods would need \"Query\".")]
    [InlineData("TRACE", "'TRACE' is not a method that a page can use, and is never allowed.")]
    [InlineData("G T", "This is not a method (RFC 9110 §5.6.2, \"token\").")]
    [InlineData("", "This is not a method (RFC 9110 §5.6.2, \"token\").")]
    [InlineData("GET\nPUT", "There is more than one Access-Control-Request-Method line.")]
    public void D3_what_to_write_for_a_method(string method, string advice) =>
        Check("method", Explain(Policy(App, web => web.WithMethods("DELETE")), Preflight(App, method))).Advice.Should().Be(advice);

    [Fact]
    public void D3_what_to_write_for_a_method_is_said_of_actual_requests_too_where_the_server_refuses()
    {
        var policy = Policy(App, web => web.WithMethods("PUT").WithEnforcement(StrictCorsEnforcement.Server).WithExemptPaths("/signin-oidc"));

        var checks = Explain(policy, Actual(App, "POST"));

        checks.Should().Equal(
            new ExplanationCheck("origin", true, App, App, null),
            new ExplanationCheck("method", false, "POST", "PUT", "'POST' is not allowed; AllowedMethods would need \"POST\"."),
            new ExplanationCheck("same-origin", false, App, "the server's own origin, http://api.example.com", null),
            new ExplanationCheck("exempt-path", false, "/x", "/signin-oidc",
                "If other sites are meant to send requests to this path, ExemptPaths would need \"/x\"."));
    }

    [Fact]
    public void S6_an_exempt_path_is_explained()
    {
        var policy = Policy(App, web => web.WithEnforcement(StrictCorsEnforcement.Server).WithExemptPaths("/X"));

        Explain(policy, Actual("https://evil.test", "POST")).Select(check => (check.Name, check.Passed)).Should().Equal(
            ("origin", false), ("same-origin", false), ("exempt-path", true));
    }

    [Theory]
    [InlineData("x-a", "'x-a' is not allowed; AllowedHeaders would need \"x-a\".")]
    [InlineData("x-a, content-type,x-b,x-a", "'x-a', 'x-b' are not allowed; AllowedHeaders would need \"x-a\", \"x-b\".")]
    [InlineData("cookie", "'cookie' is not a header that a page can set, so no browser requests it.")]
    [InlineData("sec-fetch-site,x-a",
        "'x-a' is not allowed; AllowedHeaders would need \"x-a\". 'sec-fetch-site' is not a header that a page can set, so no browser requests it.")]
    [InlineData("access-control-allow-origin", "'access-control-allow-origin' is a response header: remove it from the page's request.")]
    [InlineData("x-a,x b", "'x b' is not a header name (RFC 9110 §5.6.2, \"token\").")]
    public void D3_what_to_write_for_headers(string headers, string advice) =>
        Check("headers", Explain(Policy(App, web => web.WithHeaders("Content-Type")), Preflight(App, "GET", headers))).Advice.Should().Be(advice);

    [Fact]
    public void D3_a_star_does_not_cover_Authorization() =>
        Check("headers", Explain(Policy(App, web => web.WithHeaders("*")), Preflight(App, "GET", "x-a,authorization")))
            .Should().Be(new ExplanationCheck("headers", false, "x-a,authorization", "any but Authorization",
                "'authorization' is not allowed (the star does not cover it); AllowedHeaders would need \"authorization\"."));

    [Fact]
    public void D4_of_many_headers_ten_are_shown()
    {
        var headers = string.Join(',', Enumerable.Range(0, 128).Select(i => $"x-{i}"));

        var check = Check("headers", Explain(Policy(App), Preflight(App, "GET", headers)));

        check.Advice.Should().Contain("'x-9' and 118 more are not allowed").And.EndWith("\"x-9\" and 118 more.").And.NotContain("x-10");
        check.Saw.Length.Should().BeLessThan(160);
    }

    [Fact]
    public void D3_too_many_headers_name_the_bounds() =>
        Check("headers", Explain(Policy(App), Preflight(App, "GET", string.Join(',', Enumerable.Repeat("x", 129))))).Advice
            .Should().Be("More than 128 names or 8192 characters are not looked at: the page has to send fewer.");

    [Fact]
    public void R7_a_disabled_endpoint_and_a_missing_policy_say_so()
    {
        Explain(Policy(App).AtEndpoint.Disabled, Actual(App))[0]
            .Should().Be(new ExplanationCheck("origin", false, App, "no origin",
                "CORS is disabled at this endpoint, so that no origin is allowed here."));
        Explain(EndpointPolicy.Missing, Actual(App))[0].Advice.Should()
            .Be("The endpoint names a policy that does not exist, so that no origin is allowed here.");
    }

    [Fact]
    public void W3_a_handshake_with_credentials()
    {
        var checks = Explain(Policy(App), Handshake(App, withCredentials: true));

        checks.Select(check => (check.Name, check.Passed)).Should().Equal(("origin", true), ("credentials", false), ("same-origin", false));
        checks[1].Should().Be(new ExplanationCheck(
            "credentials", false, "cookies, Authorization or a client certificate", "none",
                "A handshake cannot leave its credentials at home; the policy would need AllowCredentials, and origins that are trusted with them."));
        Explain(Policy(App, web => web.AllowCredentials()), Handshake(App, withCredentials: true)).Should().OnlyContain(check => check.Passed);
        Check("credentials", Explain(Policy(App), Handshake(App))).Should().Be(new ExplanationCheck("credentials", true, "none", "none", null));
    }

    [Fact]
    public void D2_wanted_shows_ten_patterns_and_that_there_are_more() =>
        Explain(Policy(string.Join(' ', Enumerable.Range(0, 11).Select(i => $"https://a{i}.example"))), Actual(App))[0].Wanted
            .Should().EndWith("https://a9.example and 1 more");

    [Theory]
    [InlineData("Allowed", null)]
    [InlineData("NotAllowed",
        "No pattern has the host tenant.test; 'https://tenant.test' would allow it. The policy's origin source has not allowed it either.")]
    [InlineData("Failed", "No pattern covers the origin, and the policy's origin source threw or took too long: its exception is in the log "
        + "(OriginSourceFailed).")]
    public void D3_what_an_origin_source_said(string verdict, string? advice)
    {
        var policy = Policy(App, web => web.WithOriginSource<Tenants>());

        Explain(policy, Actual("https://tenant.test") with { SourceVerdict = Enum.Parse<OriginSourceVerdict>(verdict) })[0].Should().Be(
            new ExplanationCheck("origin", advice is null, "https://tenant.test", $"what the origin source allows, {App}", advice));
    }

    private sealed class Tenants : IStrictCorsOriginSource
    {
        public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) => ValueTask.FromResult(false);
    }

    private static IReadOnlyList<ExplanationCheck> Explain(StrictCorsPolicy policy, in CorsRequest request) => Explain(policy.AtEndpoint, request);

    private static IReadOnlyList<ExplanationCheck> Explain(EndpointPolicy policy, in CorsRequest request) =>
        Explainer.Explain(policy, request).Checks;

    private static ExplanationCheck Check(string name, IReadOnlyList<ExplanationCheck> checks) => checks.Single(check => check.Name == name);
}
