using StrictCors.Policies;
using static StrictCors.Tests.Policies.TestPolicy;
using static StrictCors.Tests.Policies.TestRequest;

namespace StrictCors.Tests.Policies;

/// <summary>G1 to G5 on the evaluators: the first policy whose origins match decides everything.</summary>
public sealed class SeveralPoliciesTests
{
    private const string Partner = "https://partner.example";

    private readonly EndpointPolicy _policies = EndpointPolicy.With(
    [
        Named("partner", policy => policy.WithOrigins(Partner).WithMethods("GET", "PUT").WithHeaders("X-Key").AllowCredentials()),
        Named("team", policy => policy.WithOrigins(Partner, App).WithMethods("GET", "DELETE")),
        Named("public", policy => policy.AllowAnyOrigin().WithExposedHeaders("ETag")),
    ]);

    [Theory]
    [InlineData(Partner, "partner")]
    [InlineData(App, "team")]
    [InlineData(Stranger, "public")]
    [InlineData("null", "public")]
    [InlineData("not an origin", "public")]
    [InlineData("https://a.example\nhttps://b.example", "public")]
    public void G1_The_first_policy_that_covers_the_origin_decides(string origin, string name)
    {
        var actual = ActualEvaluator.Evaluate(_policies, Actual(origin));
        var preflight = PreflightEvaluator.Evaluate(_policies, Preflight(origin, "GET"), out var decidedBy);

        actual.Decision.Should().BeEquivalentTo(new { Outcome = CorsOutcome.Allowed, PolicyName = name });
        actual.Policy.Policy.Name.Should().Be(name);
        preflight.PolicyName.Should().Be(name);
        decidedBy.Policy.Name.Should().Be(name);
    }

    [Theory]
    [InlineData(Partner, "PUT", "x-key", null)]
    [InlineData(Partner, "DELETE", null, "MethodNotAllowed")]
    [InlineData(App, "DELETE", null, null)]
    [InlineData(App, "PUT", null, "MethodNotAllowed")]
    [InlineData(App, "GET", "x-key", "HeaderNotAllowed")]
    [InlineData(Stranger, "PUT", null, "MethodNotAllowed")]
    public void G1_A_later_policy_never_adds_to_the_one_that_decides(string origin, string method, string? headers, string? reason)
    {
        var decision = PreflightEvaluator.Evaluate(_policies, Preflight(origin, method, headers), out _);

        decision.Reason.ToString().Should().Be(reason ?? "None");
    }

    [Theory]
    [InlineData(Partner, true, null)]
    [InlineData(App, true, "CredentialsNotAllowed")]
    [InlineData(Stranger, true, "CredentialsNotAllowed")]
    [InlineData(Stranger, false, null)]
    public void G1_A_handshake_has_the_credentials_of_the_policy_that_decides(string origin, bool withCredentials, string? reason)
    {
        var decision = ActualEvaluator.Evaluate(_policies, Handshake(origin, withCredentials)).Decision;

        decision.Reason.ToString().Should().Be(reason ?? "None");
    }

    [Theory]
    [InlineData(Stranger, "OriginNotAllowed")]
    [InlineData("null", "OriginNull")]
    [InlineData("https://evil.test/", "OriginMalformed")]
    public void G2_If_no_policy_covers_the_origin_the_first_one_denies(string origin, string reason)
    {
        var lists = EndpointPolicy.With([Named("partner", policy => policy.WithOrigins(Partner)), Named("team", policy => policy.WithOrigins(App))]);

        var actual = ActualEvaluator.Evaluate(lists, Actual(origin));
        var preflight = PreflightEvaluator.Evaluate(lists, Preflight(origin, "GET"), out var decidedBy);

        actual.Decision.Should().BeEquivalentTo(new { Outcome = CorsOutcome.Denied, PolicyName = "partner" });
        actual.Decision.Reason.ToString().Should().Be(reason);
        preflight.Reason.ToString().Should().Be(reason);
        decidedBy.Should().BeSameAs(lists);
    }

    [Fact]
    public void G2_A_same_origin_request_that_no_policy_covers_belongs_to_the_first_one()
    {
        var lists = EndpointPolicy.With([Named("partner", policy => policy.WithOrigins(Partner)), Named("team", policy => policy.WithOrigins(App))]);

        var decided = ActualEvaluator.Evaluate(lists, Actual("http://api.example.com", "POST"));

        decided.Decision.Should().BeEquivalentTo(new { Outcome = CorsOutcome.SameOrigin, PolicyName = "partner" });
    }

    [Fact]
    public void G5_Each_response_varies_by_Origin_the_one_of_an_any_origin_policy_too()
    {
        foreach (var policy in _policies.Policies)
        {
            policy.VaryOfActual.Should().Be("Origin");
            policy.VaryOfPreflight.Should().Be("Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
        }
    }

    [Fact]
    public void G5_Without_Origin_nothing_is_allowed() =>
        PolicyEvaluator.Evaluate(_policies, Actual(null)).Should().BeEquivalentTo(new { Outcome = CorsOutcome.NotCors, IsOriginAllowed = false });

    [Fact]
    public void G5_Vary_names_the_headers_that_the_source_of_any_policy_depends_on()
    {
        var policies = EndpointPolicy.With(
        [
            Named("partner", policy => policy.WithOrigins(Partner)),
            Named("tenants", policy => policy.WithOriginSource<NoSource>(source => source.DependsOnHeaders = ["X-Tenant"])),
        ]);

        policies.VaryOfActual.Should().Be("Origin, X-Tenant");
        policies.Next!.VaryOfPreflight.Should().EndWith(", X-Tenant");
    }

    [Fact]
    public void One_policy_has_no_next_one() => EndpointPolicy.With(ForApp()).Should().BeEquivalentTo(new { Index = 0, Next = (object?)null });

    private static StrictCorsPolicy Named(string name, Action<StrictCorsPolicyBuilder> write)
    {
        var options = new StrictCorsPolicyOptions();
        write(new StrictCorsPolicyBuilder(options));
        return StrictCorsPolicy.Compile(options, name);
    }

    private sealed class NoSource : IStrictCorsOriginSource
    {
        public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) => new(false);
    }
}
