using static StrictCors.Tests.Policies.TestPolicy;
using static StrictCors.Tests.Policies.TestRequest;

namespace StrictCors.Tests.Policies;

/// <summary>R4: what no browser sends.</summary>
public class MalformedTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("*")]
    [InlineData("NULL")]
    [InlineData("null ")]
    [InlineData("null\nnull")]
    [InlineData("https://app.example.com\nhttps://app.example.com")]
    [InlineData("https://app.example.com\nhttps://evil.test")]
    [InlineData("https://app.example.com\n")]
    [InlineData("https://app.example.com,https://evil.test")]
    [InlineData("https://app.example.com, https://app.example.com")]
    [InlineData("https://app.example.com https://evil.test")]
    [InlineData(" https://app.example.com")]
    [InlineData("https://app.example.com ")]
    [InlineData("https://app.example.com\t")]
    [InlineData("https://app.example.com\0")]
    [InlineData("https://app.example.com/")]
    [InlineData("https://app.example.com/path")]
    [InlineData("https://app.example.com?")]
    [InlineData("https://app.example.com#")]
    [InlineData("https://app.example.com:443")]
    [InlineData("https://app.example.com:")]
    [InlineData("https://app..example.com")]
    [InlineData("HTTPS://app.example.com")]
    [InlineData("https://APP.example.com")]
    [InlineData("https://user@app.example.com")]
    [InlineData("https:app.example.com")]
    [InlineData("//app.example.com")]
    [InlineData("app.example.com")]
    [InlineData("<script>alert(1)</script>")]
    public void R4_a_malformed_origin_is_denied_by_a_list_and_ignored_by_any_origin(string origin)
    {
        var expected = new { Outcome = CorsOutcome.Denied, Reason = CorsDenialReason.OriginMalformed, IsOriginAllowed = false };
        var list = ForApp(web => web.WithOrigins("https://*.example.com"));

        list.Evaluate(Actual(origin)).Should().BeEquivalentTo(expected);
        list.Evaluate(Preflight(origin, "GET")).Should().BeEquivalentTo(expected);
        list.Evaluate(Handshake(origin)).Should().BeEquivalentTo(expected);
        ForAnyOrigin().Evaluate(Actual(origin)).Should().BeEquivalentTo(new { Outcome = CorsOutcome.Allowed, IsOriginAllowed = true });
        ForAnyOrigin().Evaluate(Preflight(origin, "GET")).Should().BeEquivalentTo(new { Outcome = CorsOutcome.Allowed, IsOriginAllowed = true });
    }

    [Theory]
    [InlineData("")]
    [InlineData("GET\nGET")]
    [InlineData("GET\nPUT")]
    [InlineData("GET\n")]
    [InlineData("GET,PUT")]
    [InlineData("GET, GET")]
    [InlineData(" GET")]
    [InlineData("GET ")]
    [InlineData("G T")]
    [InlineData("GET\0")]
    [InlineData("GÉT")]
    [InlineData("GET/")]
    [InlineData("\"GET\"")]
    public void R4_a_malformed_requested_method_is_denied(string method)
    {
        var expected = new
        {
            Kind = CorsRequestKind.Preflight,
            Outcome = CorsOutcome.Denied,
            Reason = CorsDenialReason.MethodMalformed,
            IsOriginAllowed = false,
            AllowMethods = (string?)null,
            AllowHeaders = (string?)null,
        };

        ForApp(web => web.AllowAnyMethod().WithHeaders("*")).Evaluate(Preflight(App, method, "x-a")).Should().BeEquivalentTo(expected);
        ForAnyOrigin(web => web.AllowAnyMethod()).Evaluate(Preflight(App, method)).Should().BeEquivalentTo(expected);
    }

    [Fact]
    public void P3_a_requested_method_has_the_bound_of_the_requested_headers()
    {
        var policy = ForApp(web => web.AllowAnyMethod().AllowCredentials());

        policy.Evaluate(Preflight(App, new('A', 8192))).AllowMethods.Should().HaveLength(8192);
        policy.Evaluate(Preflight(App, new('A', 8193))).Should().BeEquivalentTo(
            new { Reason = CorsDenialReason.MethodMalformed, IsOriginAllowed = false, AllowMethods = (string?)null });
    }

    [Fact]
    public void R4_a_line_that_is_no_string_at_all_is_malformed()
    {
        string?[] lines = [null];

        ForApp().Evaluate(new() { Origin = lines }).Reason.Should().Be(CorsDenialReason.OriginMalformed);
        ForApp().Evaluate(Preflight(App, "GET") with { RequestMethod = lines }).Reason.Should().Be(CorsDenialReason.MethodMalformed);
        ForApp().Evaluate(Preflight(App, "GET") with { RequestHeaders = lines }).Outcome.Should().Be(CorsOutcome.Allowed);
        ForApp().Evaluate(Actual("https://api.example.com") with { FetchSite = lines }).Outcome.Should().Be(CorsOutcome.Denied);
    }
}
