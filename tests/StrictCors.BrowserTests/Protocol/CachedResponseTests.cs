namespace StrictCors.BrowserTests.Protocol;

/// <summary>V1 and V2, told by the browser's own cache: an answer that was stored for one request is met by another.</summary>
public sealed class CachedResponseTests(BrowserFixture browser) : Infrastructure.BrowserTests(browser)
{
    [BrowserTheory]
    [InlineData(ApiPolicies.Exact)]
    [InlineData(ApiPolicies.Server)]
    public async Task V1_what_an_image_has_fetched_does_not_keep_a_script_from_reading_it(string policy)
    {
        var url = Api.Url(policy, "cached");
        await using var tab = await OpenAllowedAsync();

        // Without Origin, as an <img> asks: stored without Access-Control-Allow-Origin.
        await tab.SendAsync(new(url) { Mode = "no-cors" });
        var seen = await tab.SendAsync(new(url));

        (seen.IsRead, seen.Body).Should().Be((true, "ran"));
        Runs(url).Should().Be(2);
    }

    [BrowserFact]
    public async Task V1_the_answer_for_one_origin_is_not_given_to_another()
    {
        var url = Api.Url(ApiPolicies.AnyPort, "cached");
        await using var tab = await OpenAllowedAsync();
        await using var other = await tab.OpenBesideAsync(Browser.OtherApi.Origin());

        var seen = new[] { await tab.SendAsync(new(url)), await other.SendAsync(new(url)), await other.SendAsync(new(url)) };

        seen.Should().OnlyContain(answer => answer.IsRead);
        Runs(url).Should().Be(2, "the second origin has an entry of its own, from which its second request is served");
    }

    [BrowserFact]
    public async Task V1_the_refusal_of_one_origin_is_not_given_to_another()
    {
        var url = Api.Url(ApiPolicies.Exact, "cached");
        await using var stranger = await Browser.OpenAsync(Browser.OtherApi.Origin());
        await using var tab = await stranger.OpenBesideAsync(Allowed);

        (await stranger.SendAsync(new(url))).IsRead.Should().BeFalse();
        (await tab.SendAsync(new(url))).IsRead.Should().BeTrue();
    }

    [BrowserFact]
    public async Task V2_the_answer_for_everybody_is_stored_once_A4_and_can_be_read_without_having_asked_by_Origin()
    {
        var url = Api.Url(ApiPolicies.Anyone, "cached");
        await using var tab = await OpenAllowedAsync();

        await tab.SendAsync(new(url) { Mode = "no-cors" });
        var seen = await tab.SendAsync(new(url));

        seen.IsRead.Should().BeTrue();
        Runs(url).Should().Be(1);
    }

    private int Runs(string url) => Api.Arrivals(url).Count(arrival => arrival == "run");
}
