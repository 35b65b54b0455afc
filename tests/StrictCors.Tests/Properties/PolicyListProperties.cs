using CsCheck;
using StrictCors.Policies;
using StrictCors.Tests.Properties.Fetch;

namespace StrictCors.Tests.Properties;

/// <summary>Lists of policies against the plain reading: the first policy that covers the origin decides as if it were alone.</summary>
public sealed class PolicyListProperties
{
    private static readonly Gen<string> Origin = Gen.OneOf(
        "https://app.example.com", "https://a.b.example.com", "https://app-pr-7.example.com", "http://localhost:3000", "null", "https://evil.test",
        "not an origin", "https://example.com", "https://app.example.com:8443");

    [Fact]
    public void G1_G2_The_first_policy_that_covers_the_origin_decides_as_if_it_were_alone() =>
        Gen.Select(Generated.PolicyList, Origin, Gen.OneOf("GET", "PUT", "DELETE"), Gen.OneOf(null, "x-a", "authorization"), Gen.Bool)
            .Sample((policies, origin, method, headers, isPreflight) =>
            {
                var request = isPreflight
                    ? new CorsRequest { Method = "OPTIONS", Origin = origin, RequestMethod = method, RequestHeaders = headers }
                    : new CorsRequest { Method = method, Origin = origin };
                var list = EndpointPolicy.With(policies);
                var first = Array.Find(policies, policy => Covers(policy, origin)) ?? policies[0];

                var decision = PolicyEvaluator.Evaluate(list, request);

                decision.Should().Be(first.Evaluate(request));
                (list.VaryOfActual?.Split(", ") ?? []).Contains("Origin").Should().Be(policies is not [{ IsAnyOrigin: true }]);
            }, iter: Cases.Of(20_000));

    private static bool Covers(StrictCorsPolicy policy, string origin) => policy.IsAnyOrigin
        || policy.Origins.Texts.Any(text => text == origin || (PlainReading.IsOrigin(origin) && PlainReading.Covers(text, origin)));
}
