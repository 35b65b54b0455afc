using StrictCors.Policies;
using static StrictCors.Tests.Policies.TestPolicy;
using static StrictCors.Tests.Policies.TestRequest;

namespace StrictCors.Tests.Allocation;

/// <summary>A decision allocates nothing.</summary>
public class DecisionAllocationTests
{
    private const int Calls = 1_000;

    private static readonly StrictCorsPolicy List =
        ForApp(web => web.WithOrigins("https://*.example.com", "https://pr-*.preview.example", "http://localhost:*").WithMethods("PUT")
        .WithHeaders("Content-Type", "X-Request-Id"));
    private static readonly StrictCorsPolicy Echo = ForApp(web => web.AllowAnyMethod().WithHeaders("*").AllowCredentials());
    private static readonly StrictCorsPolicy Server =
        ForApp(web => web.WithEnforcement(StrictCorsEnforcement.Server).WithExemptPaths("/signin-oidc"));

    [Theory]
    [InlineData(App)]
    [InlineData("https://a.b.example.com")]
    [InlineData("https://pr-7.preview.example")]
    [InlineData("http://localhost:5173")]
    [InlineData("https://evil.test")]
    [InlineData("null")]
    [InlineData("https://app.example.com/")]
    [InlineData("https://app.example.com\nhttps://app.example.com")]
    [InlineData("https://api.example.com:8443")]
    [InlineData("https://api.example.com.")]
    [InlineData("app://.")]
    [InlineData("moz-extension://53f0d0a4")]
    [InlineData("file://")]
    [InlineData(null)]
    public void Actual_requests_and_handshakes(string? origin)
    {
        foreach (var policy in new[] { List, Echo, Server })
        {
            Allocated(policy, Actual(origin, "POST") with { Path = "/orders" }).Should().Be(0);
            Allocated(policy, Actual(origin, "DELETE") with { Path = "/signin-oidc", Scheme = "https", Host = "api.example.com:8443" }).Should()
                .Be(0);
            Allocated(policy, Handshake(origin, withCredentials: true) with { FetchSite = "cross-site" }).Should().Be(0);
        }
    }

    [Theory]
    [InlineData(App, "PUT", null)]
    [InlineData(App, "PUT", "content-type,x-request-id")]
    [InlineData(App, "PUT", "content-type, \tX-Request-ID ,,")]
    [InlineData(App, "PUT", "content-type\nx-request-id")]
    [InlineData(App, "PATCH", "x-other")]
    [InlineData(App, "P T", "x other")]
    [InlineData(App, "PUT", "x other")]
    [InlineData("https://evil.test", "PUT", "content-type")]
    public void Preflights_with_a_list(string origin, string method, string? headers)
    {
        Allocated(List, Preflight(origin, method, headers)).Should().Be(0);
        Allocated(Server, Preflight(origin, method, headers)).Should().Be(0);
    }

    [Theory]
    [InlineData("x-a")]
    [InlineData("content-type,x-a,x-request-id")]
    public void Preflights_with_an_echo_as_browsers_write_it(string headers) => Allocated(Echo, Preflight(App, "PUT", headers)).Should().Be(0);

    [Theory]
    [InlineData(App)]
    [InlineData("https://evil.test")]
    public void Preflights_with_30_KB_of_names(string origin)
    {
        var names = string.Join(',', Enumerable.Repeat("a", 15_000));
        var commas = new string(',', 30_000);
        foreach (var policy in new[] { List, Echo, Server })
        {
            Allocated(policy, Preflight(origin, "PUT", names)).Should().Be(0);
            Allocated(policy, Preflight(origin, "PUT", commas)).Should().Be(0);
            Allocated(policy, Preflight(new string('a', 30_000), "PUT", names)).Should().Be(0);
        }
    }

    [Theory]
    [InlineData(App)]
    [InlineData("https://partner.example")]
    [InlineData("https://evil.test")]
    [InlineData("null")]
    public void G7_Several_policies(string origin)
    {
        var lists = EndpointPolicy.With([List, ForOrigins("https://partner.example"), ForOrigins("https://third.example")]);
        var last = EndpointPolicy.With([List, ForOrigins("https://partner.example"), ForAnyOrigin()]);
        foreach (var policies in new[] { lists, last })
        {
            Allocated(policies, Actual(origin)).Should().Be(0);
            Allocated(policies, Preflight(origin, "PUT", "content-type")).Should().Be(0);
            Allocated(policies, Handshake(origin, withCredentials: true)).Should().Be(0);
        }
    }

    private static long Allocated(StrictCorsPolicy policy, in CorsRequest request) => Allocated(policy.AtEndpoint, request);

    private static long Allocated(EndpointPolicy policy, in CorsRequest request)
    {
        // The least of several rounds: the runtime compiles a hot method anew on the thread that calls it.
        var least = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Run(policy, request);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    private static void Run(EndpointPolicy policy, in CorsRequest request)
    {
        for (var i = 0; i < Calls; i++)
        {
            PolicyEvaluator.Evaluate(policy, request);
        }
    }
}
