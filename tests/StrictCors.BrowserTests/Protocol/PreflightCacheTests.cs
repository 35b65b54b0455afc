namespace StrictCors.BrowserTests.Protocol;

/// <summary>What browsers remember of a preflight, told by the preflights that arrive.</summary>
public sealed class PreflightCacheTests(BrowserFixture browser) : Infrastructure.BrowserTests(browser)
{
    private static readonly CallHeader Listed = new("X-Listed", "1");
    private static readonly CallHeader AlsoListed = new("X-Also-Listed", "1");
    private static readonly CallHeader Json = new("Content-Type", "application/json");

    [Theory, InChromium, InFirefox]
    public async Task P2_PreflightMaxAge_saves_the_next_preflight(Engine engine)
    {
        var url = Api.Url(ApiPolicies.Exact, "answer");

        await SendAsync(engine, new(url) { Method = "PUT" }, new(url) { Method = "PUT" });

        Api.Arrivals(url).Should().Equal("preflight PUT", "PUT", "run", "PUT", "run");
    }

    [Theory, InChromium, InFirefox]
    public async Task P3_one_preflight_serves_every_combination_of_headers(Engine engine)
    {
        var url = Api.Url(ApiPolicies.Exact, "answer");

        await SendAsync(
            engine,
            new(url) { Method = "PUT", Headers = [Listed] },
            new(url) { Method = "PUT", Headers = [AlsoListed] },
            new(url) { Method = "PUT", Headers = [Listed, AlsoListed, Json] },
            new(url) { Method = "PUT" });

        Api.Arrivals(url).Where(IsPreflight).Should().ContainSingle();
    }

    [Theory, InChromium, InFirefox]
    public async Task P3_changes_between_the_methods_of_the_policy_cost_one_preflight(Engine engine)
    {
        // Chromium keeps one preflight for each URL: with the requested method alone in the answer, it sent five.
        var url = Api.Url(ApiPolicies.Exact, "answer");

        await SendAsync(
            engine,
            new(url) { Method = "PUT" },
            new(url) { Method = "PATCH" },
            new(url) { Method = "PUT" },
            new(url) { Method = "PATCH" },
            new(url) { Method = "PUT" });

        Api.Arrivals(url).Where(IsPreflight).Should().Equal("preflight PUT");
    }

    [Theory, InChromium, InFirefox]
    public async Task P4_a_refusal_is_not_remembered(Engine engine)
    {
        var url = Api.Url(ApiPolicies.Exact, "answer");
        await using var tab = await Browser.OpenAsync(engine, Allowed);

        await tab.SendAsync(new(url) { Method = "DELETE" });
        await tab.SendAsync(new(url) { Method = "DELETE" });

        Api.Arrivals(url).Should().Equal("preflight DELETE", "preflight DELETE");
    }

    [Theory, InChromium, InFirefox]
    public async Task P2_a_preflight_is_remembered_for_its_origin_alone(Engine engine)
    {
        var url = Api.Url(ApiPolicies.AnyPort, "answer");
        await using var tab = await Browser.OpenAsync(engine, Allowed);
        await using var other = await tab.OpenBesideAsync(Browser.OtherApi.Origin());

        await tab.SendAsync(new(url) { Method = "PUT" });
        await other.SendAsync(new(url) { Method = "PUT" });

        Api.Arrivals(url).Where(IsPreflight).Should().HaveCount(2);
    }

    private static bool IsPreflight(string arrival) => arrival.StartsWith("preflight ", StringComparison.Ordinal);

    private async Task SendAsync(Engine engine, params Call[] calls)
    {
        await using var tab = await Browser.OpenAsync(engine, Allowed);
        foreach (var call in calls)
        {
            (await tab.SendAsync(call)).IsRead.Should().BeTrue();
        }
    }
}
