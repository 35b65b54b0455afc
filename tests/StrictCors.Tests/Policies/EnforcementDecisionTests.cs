using static StrictCors.Tests.Policies.TestPolicy;
using static StrictCors.Tests.Policies.TestRequest;

namespace StrictCors.Tests.Policies;

/// <summary>P5, S2 to S6: who refuses what.</summary>
public class EnforcementDecisionTests
{
    // The requests of a stranger and the malformed ones, and who answers them with 403: nobody under Browser, the server under Server.
    [Theory]
    [InlineData("S2", Stranger, "GET", null, null, CorsDenialReason.OriginNotAllowed)]
    [InlineData("S2", "null", "POST", null, null, CorsDenialReason.OriginNull)]
    [InlineData("S2", "a, b", "POST", null, null, CorsDenialReason.OriginMalformed)]
    [InlineData("P5", Stranger, "OPTIONS", "GET", null, CorsDenialReason.OriginNotAllowed)]
    [InlineData("P5", "null", "OPTIONS", "GET", null, CorsDenialReason.OriginNull)]
    [InlineData("P5", App, "OPTIONS", "G T", null, CorsDenialReason.MethodMalformed)]
    [InlineData("P5", App, "OPTIONS", "GET", "x a", CorsDenialReason.HeaderMalformed)]
    [InlineData("P5", App, "OPTIONS", "GET", "128 names and one", CorsDenialReason.TooManyHeaders)]
    // The origin is judged first: whatever else a stranger sends is not read.
    [InlineData("P5", Stranger, "OPTIONS", "G T", "x a", CorsDenialReason.OriginNotAllowed)]
    public void Server_refuses_and_Browser_does_not(string rule, string origin, string method, string? requestMethod, string? headers,
        CorsDenialReason reason)
    {
        headers = headers is "128 names and one" ? string.Join(',', Enumerable.Repeat("x-a", 129)) : headers;
        var request = Preflight(origin, requestMethod, headers) with { Method = method };
        foreach (var enforcement in Enum.GetValues<StrictCorsEnforcement>())
        {
            ForApp(web => web.WithEnforcement(enforcement)).Evaluate(request).Should().BeEquivalentTo(
                new { Outcome = CorsOutcome.Denied, Reason = reason, IsOriginAllowed = false,
                    IsRefused = enforcement == StrictCorsEnforcement.Server, AllowMethods = (string?)null, AllowHeaders = (string?)null },
                rule);
        }
    }

    [Theory]
    [InlineData("S3", App, "GET", CorsOutcome.Denied, true)]
    [InlineData("S3", App, "PUT", CorsOutcome.Allowed, true)]
    [InlineData("S3", App, "put", CorsOutcome.Denied, true)]
    [InlineData("S3", App, "OPTIONS", CorsOutcome.Denied, true)]
    [InlineData("S4", null, "DELETE", CorsOutcome.NotCors, false)]
    [InlineData("S4", "https://api.example.com", "DELETE", CorsOutcome.SameOrigin, false)]
    public void Under_Server_the_method_of_an_actual_request_counts(string rule, string? origin, string method, CorsOutcome outcome,
        bool isOriginAllowed)
    {
        var decision = ForApp(web => web.WithMethods("PUT").WithEnforcement(StrictCorsEnforcement.Server)).Evaluate(Actual(origin, method));

        decision.Should().BeEquivalentTo(
            new
            {
                Outcome = outcome,
                Reason = outcome == CorsOutcome.Denied ? CorsDenialReason.MethodNotAllowed : CorsDenialReason.None,
                IsOriginAllowed = isOriginAllowed,
                IsRefused = outcome == CorsOutcome.Denied,
            },
            rule);
    }

    [Theory]
    [InlineData("POST", "cross-site", true)]
    [InlineData("post", "same-site", true)]
    [InlineData("POST", null, false)]
    [InlineData("HEAD", "cross-site", false)]
    public void S4_A_request_without_Origin_and_of_another_site_is_refused_if_it_is_unsafe(string method, string? fetchSite, bool isRefused)
    {
        foreach (var enforcement in Enum.GetValues<StrictCorsEnforcement>())
        {
            var decision = ForApp(web => web.WithEnforcement(enforcement)).Evaluate(Actual(null, method) with { FetchSite = fetchSite });

            decision.IsRefused.Should().Be(isRefused && enforcement == StrictCorsEnforcement.Server);
        }
    }

    // Configuration, "AllowedOrigins": for an application that no other site may use.
    [Theory]
    [InlineData(null, CorsOutcome.NotCors, CorsDenialReason.None)]
    [InlineData("https://api.example.com", CorsOutcome.SameOrigin, CorsDenialReason.None)]
    [InlineData(App, CorsOutcome.Denied, CorsDenialReason.OriginNotAllowed)]
    [InlineData("null", CorsOutcome.Denied, CorsDenialReason.OriginNull)]
    [InlineData("a, b", CorsOutcome.Denied, CorsDenialReason.OriginMalformed)]
    public void S2_a_policy_without_origins_allows_the_own_origin_alone(string? origin, CorsOutcome outcome, CorsDenialReason reason)
    {
        var options = new StrictCorsPolicyOptions();
        new StrictCorsPolicyBuilder(options).WithOrigins().WithEnforcement(StrictCorsEnforcement.Server);
        var policy = StrictCorsPolicy.Compile(options, "own");

        var expected = new { Outcome = outcome, Reason = reason, IsRefused = outcome == CorsOutcome.Denied };
        policy.Evaluate(Actual(origin, "POST")).Should().BeEquivalentTo(expected);
        policy.Evaluate(Handshake(origin)).Should().BeEquivalentTo(expected);
        policy.IsAnyOrigin.Should().BeFalse();
    }

    [Fact]
    public void S3_holds_for_any_origin_too() =>
        ForAnyOrigin(web => web.WithMethods("GET").WithEnforcement(StrictCorsEnforcement.Server)).Evaluate(Actual(Stranger, "POST"))
            .Should().BeEquivalentTo(new { Reason = CorsDenialReason.MethodNotAllowed, IsOriginAllowed = true, IsRefused = true });

    [Fact]
    public void S3_a_page_of_the_servers_own_origin_may_use_every_method()
    {
        var policy = ForApp(web => web.WithMethods("GET").WithEnforcement(StrictCorsEnforcement.Server));

        policy.Evaluate(Actual(App, "DELETE") with { FetchSite = "same-origin" }).Should()
            .BeEquivalentTo(new { Outcome = CorsOutcome.SameOrigin, IsRefused = false });
    }

    [Fact]
    public void P4_a_refused_header_is_not_refused_by_the_server() =>
        ForApp(web => web.WithMethods("PUT").WithEnforcement(StrictCorsEnforcement.Server)).Evaluate(Preflight(App, "PUT", "x-other"))
            .Should().BeEquivalentTo(
                new { Outcome = CorsOutcome.Denied, Reason = CorsDenialReason.HeaderNotAllowed, IsOriginAllowed = true, IsRefused = false });

    [Theory]
    [InlineData("/signin-oidc", true)]
    [InlineData("/SignIn-OIDC", true)]
    [InlineData("/signin-oidc/", false)]
    [InlineData("/signin-oidc/x", false)]
    [InlineData("/x/signin-oidc", false)]
    [InlineData("/signin-oidc2", false)]
    [InlineData("/signin", false)]
    [InlineData("/signin-oıdc", false)]
    [InlineData("", false)]
    public void S6_exempt_paths_are_never_refused(string path, bool isExempt)
    {
        var policy = ForApp(web => web.WithMethods("PUT").WithEnforcement(StrictCorsEnforcement.Server).WithExemptPaths("/signin-oidc"));

        policy.Evaluate(Actual(Stranger, "POST") with { Path = path })
            .Should().BeEquivalentTo(
                new { Outcome = CorsOutcome.Denied, Reason = CorsDenialReason.OriginNotAllowed, IsOriginAllowed = false, IsRefused = !isExempt });
        policy.Evaluate(Preflight(Stranger, "POST") with { Path = path })
            .Should().BeEquivalentTo(new { Outcome = CorsOutcome.Denied, IsOriginAllowed = false, IsRefused = !isExempt });

        // The answer is the one of Browser: a method that needs no permission has it.
        policy.Evaluate(Actual(App, "POST") with { Path = path }).Outcome.Should().Be(isExempt ? CorsOutcome.Allowed : CorsOutcome.Denied);
        policy.Evaluate(Preflight(App, "POST") with { Path = path }).Outcome.Should().Be(isExempt ? CorsOutcome.Allowed : CorsOutcome.Denied);
        policy.Evaluate(Preflight(App, "DELETE") with { Path = path }).Outcome.Should().Be(CorsOutcome.Denied);
        policy.Evaluate(Preflight(App, "DELETE") with { Path = path }).AllowMethods.Should().Be("PUT");
        policy.Evaluate(Handshake(Stranger) with { Path = path }).IsRefused.Should().BeTrue("a handshake has no exempt path");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public void S5_Observe_decides_as_Browser_does(string method)
    {
        var observe = ForApp(web => web.WithMethods("PUT").WithEnforcement(StrictCorsEnforcement.Observe));
        var browser = ForApp(web => web.WithMethods("PUT"));
        foreach (var origin in new[] { App, Stranger, "null", "a b", null })
        {
            Same(observe.Evaluate(Actual(origin, method)), browser.Evaluate(Actual(origin, method)));
            Same(observe.Evaluate(Preflight(origin, method, "x-a")), browser.Evaluate(Preflight(origin, method, "x-a")));
            observe.Evaluate(Handshake(origin)).Outcome.Should().Be(browser.Evaluate(Handshake(origin)).Outcome);
            observe.Evaluate(Handshake(origin)).IsRefused.Should().BeFalse();
        }
    }

    private static void Same(CorsDecision decision, CorsDecision other) =>
        decision.Should().BeEquivalentTo(other, options => options.ComparingByMembers<CorsDecision>().IncludingInternalProperties());
}
