using StrictCors.Policies;
using static StrictCors.Tests.Policies.TestPolicy;
using static StrictCors.Tests.Policies.TestRequest;

namespace StrictCors.Tests.Policies;

/// <summary>R7: no origin is allowed where CORS is disabled.</summary>
public class DisabledEndpointTests
{
    [Theory]
    [InlineData(StrictCorsEnforcement.Browser, false)]
    [InlineData(StrictCorsEnforcement.Server, true)]
    public void R7_the_enforcement_is_that_of_the_policy_it_would_have(StrictCorsEnforcement enforcement, bool isRefused)
    {
        var otherwise = ForAnyOrigin(web => web.AllowAnyMethod().WithHeaders("*").WithEnforcement(enforcement).WithExemptPaths("/signin"));
        var disabled = otherwise.AtEndpoint.Disabled;

        PolicyEvaluator.Evaluate(disabled, Actual(App, "POST")).Should()
            .BeEquivalentTo(new { Outcome = CorsOutcome.Denied, Reason = CorsDenialReason.OriginNotAllowed, IsOriginAllowed = false,
            IsRefused = isRefused });
        PolicyEvaluator.Evaluate(disabled, Actual(App, "POST") with { Path = "/signin" }).IsRefused.Should().BeFalse("S6");
        PolicyEvaluator.Evaluate(disabled, Actual("https://api.example.com", "POST")).Outcome.Should().Be(CorsOutcome.SameOrigin, "S4");
        PolicyEvaluator.Evaluate(disabled, Actual(null)).Should()
            .BeEquivalentTo(new { Outcome = CorsOutcome.NotCors, IsOriginAllowed = false }, "no star where CORS is disabled");
        PolicyEvaluator.Evaluate(disabled, Preflight(App, "GET", "x-a")).Should()
            .BeEquivalentTo(new { Outcome = CorsOutcome.Denied, IsOriginAllowed = false, IsRefused = false, AllowMethods = (string?)null,
            AllowHeaders = (string?)null }, "a bare 204");
        PolicyEvaluator.Evaluate(disabled, Handshake(App)).IsRefused.Should().BeTrue();
        PolicyEvaluator.Evaluate(disabled, Handshake("https://api.example.com", withCredentials: true)).IsRefused.Should().BeFalse();
    }

    [Fact]
    public void An_endpoint_whose_policy_is_missing_is_closed() =>
        PolicyEvaluator.Evaluate(EndpointPolicy.Missing, Actual(App)).Should()
            .BeEquivalentTo(new { Outcome = CorsOutcome.Denied, IsRefused = true, PolicyName = (string?)null });
}
