using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>R8: a preflight never runs the handler of an endpoint that does not map OPTIONS, whatever else is wrong.</summary>
public sealed class HandlerGuardTests(
    GuardedBrowserApplication browser,
    GuardedServerApplication server,
    GuardedObserveApplication observe,
    GuardedWithoutDefaultApplication withoutDefault,
    GuardedMovingApplication moving,
    GuardedErrorPagesApplication errorPages)
    : IClassFixture<GuardedBrowserApplication>, IClassFixture<GuardedServerApplication>, IClassFixture<GuardedObserveApplication>,
      IClassFixture<GuardedWithoutDefaultApplication>, IClassFixture<GuardedMovingApplication>, IClassFixture<GuardedErrorPagesApplication>
{
    private static readonly string[] Targets =
    [
        "/plain", "/default", "/named", "/framework", "/attribute", "/disabled", "/framework-disabled", "/bypassed", "/group/inner", "/items/1",
            "/short",
        "/rest/anything", "/spa/anything", "/error/post", "/nothing", "/hub", "/hub/negotiate",
        "/controller/plain", "/controller/ours", "/controller/framework", "/controller/disabled",
        "/late/unknown", "/late/typo", "/late/inline", "/late/named",
    ];

    private GuardedApplication[] Applications => [browser, server, observe, withoutDefault, moving, errorPages];

    [Theory]
    [InlineData("OPTIONS", "")]
    [InlineData("options", "")]
    [InlineData("Options", "drop-origin")]
    [InlineData("OPTIONS", "drop-origin")]
    [InlineData("OPTIONS", "drop-method")]
    [InlineData("OPTIONS", "fail")]
    [InlineData("OPTIONS", "missing")]
    [InlineData("OPTIONS", "missing,drop-origin")]
    public async Task R8_A_preflight_never_runs_the_handler(string method, string tests)
    {
        foreach (var application in Applications)
        {
            using var connection = await application.Host.ConnectAsync();
            foreach (var target in Targets)
            {
                foreach (var origin in new[] { "https://app.example.com", "https://evil.example", "null", "not an origin" })
                {
                    var request = tests.Split(',').Aggregate(
                        RawRequest.Method(method, target).With("Origin", origin).With("Access-Control-Request-Method", "POST"),
                        (all, test) => all.With("X-Test", test));
                    await connection.SendAsync(request);

                    application.Runs.Count.Should().Be(0, "a preflight of {0} from {1} came to {2}", target, origin, application.GetType().Name);
                }
            }
        }
    }

    [Fact]
    public async Task R8_What_nobody_answers_gets_a_bare_204_or_routings_own_answer()
    {
        foreach (var target in Targets)
        {
            var response = await observe.Host.SendAsync(RawRequest.Preflight(target, "https://app.example.com", "POST"));

            response.Status.Should().BeOneOf([204, 404, 405], "that is what {0} should get", target);
            response.OwnedHeaders.Should().BeEmpty();
            response.Body.Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("/named")]
    [InlineData("/framework")]
    [InlineData("/controller/ours")]
    public async Task R8_A_preflight_that_lost_its_Origin_on_the_way_gets_a_bare_204(string target)
    {
        var response = await browser.Host.SendAsync(RawRequest.Preflight(target, "https://app.example.com", "POST").With("X-Test", "drop-origin"));

        response.Status.Should().Be(204);
        response.OwnedHeaders.Should().BeEmpty();
        response.VaryMembers.Should().Equal("Origin");
    }

    [Fact]
    public async Task R8_The_requests_themselves_do_run_the_handlers()
    {
        // Otherwise this class would prove nothing.
        await using var application = new Disposing<GuardedBrowserApplication>();
        var host = await application.StartAsync();
        string[] without = ["/nothing", "/hub", "/hub/negotiate", "/default", "/late/unknown", "/late/typo", "/late/inline"];
        var expected = 0;
        foreach (var target in Targets.Except(without))
        {
            await host.SendAsync(RawRequest.Method("POST", target).With("Origin", "https://app.example.com").WithBody(""));

            application.Fixture.Runs.Count.Should().Be(++expected, "POST {0} runs a handler", target);
        }
    }
}
