using static StrictCors.Tests.Policies.TestPolicy;
using static StrictCors.Tests.Policies.TestRequest;

namespace StrictCors.Tests.Policies;

/// <summary>A1 to A5 and S1 as far as a decision shows them: whether the origin is answered, and whether the endpoint is.</summary>
public class ActualRequestDecisionTests
{
    [Theory]
    [InlineData("A1", App, CorsOutcome.Allowed, CorsDenialReason.None, true)]
    [InlineData("A1", "https://pr-7.preview.example.com", CorsOutcome.Allowed, CorsDenialReason.None, true)]
    [InlineData("A5", "http://app.example.com", CorsOutcome.Denied, CorsDenialReason.OriginNotAllowed, false)]
    [InlineData("A5", "https://app.example.com:8443", CorsOutcome.Denied, CorsDenialReason.OriginNotAllowed, false)]
    [InlineData("A5", "https://example.com", CorsOutcome.Denied, CorsDenialReason.OriginNotAllowed, false)]
    [InlineData("A5", "null", CorsOutcome.Denied, CorsDenialReason.OriginNull, false)]
    [InlineData("A5", "https://app.example.com/", CorsOutcome.Denied, CorsDenialReason.OriginMalformed, false)]
    [InlineData("R1", null, CorsOutcome.NotCors, CorsDenialReason.None, false)]
    public void Under_a_list_the_origin_decides(string rule, string? origin, CorsOutcome outcome, CorsDenialReason reason, bool isOriginAllowed)
    {
        var policy = ForApp(web => web.WithOrigins("https://*.preview.example.com").WithMethods("PUT"));

        // S1: under Browser the server answers every actual request, whatever its method.
        foreach (var method in new[] { "GET", "POST", "PUT", "DELETE", "get", "TRACE" })
        {
            policy.Evaluate(Actual(origin, method)).Should().BeEquivalentTo(
                new { Kind = CorsRequestKind.Actual, Outcome = outcome, Reason = reason, IsOriginAllowed = isOriginAllowed, IsRefused = false,
                    PolicyName = "web" },
                rule);
        }
    }

    [Theory]
    [InlineData("A1", App, CorsOutcome.Allowed)]
    [InlineData("A1", "null", CorsOutcome.Allowed)]
    [InlineData("R4", "a, b", CorsOutcome.Allowed)]
    [InlineData("A4", null, CorsOutcome.NotCors)]
    public void Under_any_origin_the_answer_is_the_same_for_all(string rule, string? origin, CorsOutcome outcome) =>
        ForAnyOrigin().Evaluate(Actual(origin, "DELETE")).Should()
            .BeEquivalentTo(new { Outcome = outcome, IsOriginAllowed = true, IsRefused = false }, rule);

    [Fact]
    public void A1_null_is_allowed_where_it_is_listed()
    {
        var policy = ForApp(web => web.WithOrigins("null").DangerouslyAllowNullOrigin());

        policy.Evaluate(Actual("null")).Should().BeEquivalentTo(new { Outcome = CorsOutcome.Allowed, IsOriginAllowed = true });
        policy.Evaluate(Actual("Null")).Reason.Should().Be(CorsDenialReason.OriginMalformed);
    }

    [Fact]
    public void An_actual_response_names_no_methods_and_no_requested_headers()
    {
        var decision = ForApp(web => web.AllowAnyMethod().WithHeaders("*")).Evaluate(Actual(App, "PUT"));

        decision.AllowMethods.Should().BeNull("A3");
        decision.AllowHeaders.Should().BeNull("A3");
    }
}
