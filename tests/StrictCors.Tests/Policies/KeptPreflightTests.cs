using StrictCors.Policies;
using StrictCors.Tests.Infrastructure;
using static StrictCors.Tests.Policies.TestPolicy;
using static StrictCors.Tests.Policies.TestRequest;

namespace StrictCors.Tests.Policies;

/// <summary>Decisions about preflights are kept, so that preflights that come again, in whatever order, are compared and not read.</summary>
public sealed class KeptPreflightTests
{
    private static readonly string?[] Methods = ["PUT", "put", "GET", "PATCH", "P T", "PUT\nPUT", new('M', 300)];

    private static readonly string?[] Headers =
        [null, "", "x-a", "x-b", "x-a,x-b", "X-A", "x-a\nx-b", "x-other", "x a", "x-a, x-b", string.Join(',', Enumerable.Repeat("x-a", 100))];

    private static readonly PreflightTarget?[] Targets =
        [null, new(PreflightTargetKind.Known, [], SharesPath: false), new(PreflightTargetKind.Known, [], SharesPath: true)];

    private static IEnumerable<StrictCorsPolicy> Policies =>
    [
        ForApp(web => web.WithMethods("PUT").WithHeaders("X-A", "X-B")),
        ForApp(web => web.AllowAnyMethod().WithHeaders("*").AllowCredentials()),
        ForAnyOrigin(web => web.AllowAnyMethod().WithHeaders("*", "Authorization")),
        ForApp(web => web.WithMethods("PUT").WithHeaders("X-A").WithEnforcement(StrictCorsEnforcement.Server).WithExemptPaths("/signin")),
        ForApp(web => web.WithMethods("PUT").WithEnforcement(StrictCorsEnforcement.Observe)),
    ];

    [Fact]
    public void What_is_kept_is_what_is_decided()
    {
        foreach (var policy in Policies.Select(policy => policy.AtEndpoint))
        {
            // Twice, so that each is found by the second round, whichever of them were kept.
            for (var round = 0; round < 2; round++)
            {
                foreach (var (method, headers, origin, path, target) in Requests())
                {
                    var request = Preflight(origin, method, headers) with { Path = path, Target = target };
                    var decided = PreflightEvaluator.Decide(policy, request);
                    var expected = PreflightEvaluator.Evaluate(policy, request, out var decidedBy);

                    Describe(decided.Decision).Should().Be(Describe(expected), $"{method} {headers} from {origin} at {path}");
                    decided.Policy.Should().BeSameAs(decidedBy);
                }
            }
        }
    }

    [Fact]
    public void Alternating_preflights_allocate_nothing()
    {
        var echo = ForApp(web => web.AllowAnyMethod().WithHeaders("*").AllowCredentials()).AtEndpoint;
        string[] methods = ["PUT", "DELETE"];
        string[] headers = ["x-a", "x-b", "content-type,x-a", "x-trace"];
        var requested = methods.SelectMany(method => headers.Select(names => (Method: Lines(method), Headers: Lines(names)))).ToArray();

        Allocations.Of(() =>
        {
            foreach (var (method, names) in requested)
            {
                PreflightEvaluator.Decide(echo, new() { Method = "OPTIONS", Origin = App, RequestMethod = method, RequestHeaders = names });
            }
        }).Should().Be(0);
    }

    [Fact]
    public void The_number_of_kept_decisions_has_a_bound()
    {
        var echo = ForApp(web => web.WithHeaders("*").AllowCredentials()).AtEndpoint;
        var decided = Enumerable.Range(0, 1000).Select(number => PreflightEvaluator.Decide(echo, Preflight(App, "GET", $"x-{number}"))).ToArray();
        var again = Enumerable.Range(0, 1000).Select(number => PreflightEvaluator.Decide(echo, Preflight(App, "GET", $"x-{number}"))).ToArray();

        decided.Zip(again).Count(pair => ReferenceEquals(pair.First, pair.Second)).Should().BeInRange(1, 16);
    }

    private static IEnumerable<(string? Method, string? Headers, string Origin, string Path, PreflightTarget? Target)> Requests() =>
        from method in Methods
        from headers in Headers
        from origin in (string[])[App, Stranger]
        from path in (string[])["/", "/signin"]
        from target in Targets
        select (method, headers, origin, path, target);

    private static string Describe(in CorsDecision decision) => $"{decision.Kind} {decision.Outcome} {decision.Reason} {decision.PolicyName} "
        + $"{decision.IsOriginAllowed} {decision.IsRefused} {decision.IsForOneRequest} {decision.AllowMethods}/{decision.AllowHeaders}";
}
