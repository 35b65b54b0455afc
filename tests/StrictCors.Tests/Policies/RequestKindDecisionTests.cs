using static StrictCors.Tests.Policies.TestPolicy;
using static StrictCors.Tests.Policies.TestRequest;

namespace StrictCors.Tests.Policies;

/// <summary>R1, R2: which kind of request it is.</summary>
public class RequestKindDecisionTests
{
    [Theory]
    [InlineData("R1", "GET", null, null, CorsRequestKind.Actual, CorsOutcome.NotCors)]
    [InlineData("R1", "DELETE", null, null, CorsRequestKind.Actual, CorsOutcome.NotCors)]
    [InlineData("R1", "OPTIONS", null, "PUT", CorsRequestKind.Actual, CorsOutcome.NotCors)]
    [InlineData("R2", "OPTIONS", App, "GET", CorsRequestKind.Preflight, CorsOutcome.Allowed)]
    [InlineData("R2", "OPTIONS", Stranger, "GET", CorsRequestKind.Preflight, CorsOutcome.Denied)]
    // Routing ignores the case of methods and would hand this one to the POST endpoint.
    [InlineData("R2", "options", App, "GET", CorsRequestKind.Preflight, CorsOutcome.Allowed)]
    [InlineData("R2", "OPTIONS", App, null, CorsRequestKind.Actual, CorsOutcome.Allowed)]
    [InlineData("R2", "GET", App, "PUT", CorsRequestKind.Actual, CorsOutcome.Allowed)]
    [InlineData("R2", "POST", App, "PUT", CorsRequestKind.Actual, CorsOutcome.Allowed)]
    [InlineData("R2", "OPTIONSX", App, "PUT", CorsRequestKind.Actual, CorsOutcome.Allowed)]
    // An empty line is a line: an Origin that holds nothing is malformed, a method that is empty is asked for and denied.
    [InlineData("R2", "GET", "", null, CorsRequestKind.Actual, CorsOutcome.Denied)]
    [InlineData("R2", "OPTIONS", App, "", CorsRequestKind.Preflight, CorsOutcome.Denied)]
    public void Kind_is_told_by_method_Origin_and_RequestMethod(string rule, string method, string? origin, string? requestMethod,
        CorsRequestKind kind, CorsOutcome outcome)
    {
        var decision = ForApp().Evaluate(Preflight(origin, requestMethod) with { Method = method });

        decision.Should().BeEquivalentTo(new { Kind = kind, Outcome = outcome, PolicyName = "web" }, rule);
    }

    [Theory]
    [InlineData(null, CorsOutcome.NotCors)]
    [InlineData(App, CorsOutcome.Allowed)]
    [InlineData(Stranger, CorsOutcome.Denied)]
    public void W_a_handshake_is_one_with_and_without_Origin(string? origin, CorsOutcome outcome)
    {
        ForApp().Evaluate(Handshake(origin)).Should().BeEquivalentTo(new { Kind = CorsRequestKind.Handshake, Outcome = outcome });
        ForApp().Evaluate(Handshake(origin) with { Method = "CONNECT" }).Should()
            .BeEquivalentTo(new { Kind = CorsRequestKind.Handshake, Outcome = outcome }, "HTTP/2 has it that way");
    }

    [Fact]
    public void R1_a_request_of_which_nothing_is_known_passes() =>
        ForApp().Evaluate(default).Should().BeEquivalentTo(new { Kind = CorsRequestKind.Actual, Outcome = CorsOutcome.NotCors, IsRefused = false });

    [Fact]
    public void A_request_without_its_other_parts_is_decided_all_the_same()
    {
        var policy = ForApp(web => web.WithEnforcement(StrictCorsEnforcement.Server).WithExemptPaths("/signin"));

        policy.Evaluate(default(CorsRequest) with { Origin = App }).Outcome.Should().Be(CorsOutcome.Allowed, "the method is GET by default");
        policy.Evaluate(default(CorsRequest) with { Origin = Stranger }).Outcome.Should().Be(CorsOutcome.Denied);
        policy.Evaluate(default(CorsRequest) with { Origin = "http://evil.test" }).Outcome.Should().Be(CorsOutcome.Denied);
        policy.Evaluate(default(CorsRequest) with { Origin = Stranger, RequestMethod = "PUT" }).Outcome.Should().Be(CorsOutcome.Denied);
    }

    [Fact]
    public void A_new_request_is_a_GET_without_any_header()
    {
        IsEmpty(new CorsRequest());
        IsEmpty(default);
    }

    // Some servers leave them null.
    [Fact]
    public void What_is_null_is_as_if_it_were_not_given() =>
        IsEmpty(new CorsRequest { Method = null!, Scheme = null!, Host = null!, Path = null! });

    private static void IsEmpty(in CorsRequest request)
    {
        (request.Method, request.Scheme, request.Host, request.Path).Should().Be(("GET", "http", "", ""));
        (request.Origin.Count + request.RequestMethod.Count + request.RequestHeaders.Count + request.FetchSite.Count).Should().Be(0);
        (request.IsPreflight, request.IsHandshake, request.HasCredentials).Should().Be((false, false, false));
    }
}
