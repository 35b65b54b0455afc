namespace StrictCors.BrowserTests.Protocol;

/// <summary>S1 to S4: requests that need no permission by the browser, and reach the server whatever the policy is.</summary>
public sealed class EnforcementTests(BrowserFixture browser) : Infrastructure.BrowserTests(browser)
{
    [BrowserTheory]
    [InlineData("S1", ApiPolicies.Exact, Place.Address, true)]
    [InlineData("S2", ApiPolicies.Server, Place.Address, false)]
    [InlineData("S2", ApiPolicies.Server, Place.Sandbox, false)]
    [InlineData("S3", ApiPolicies.Server, Place.Localhost, false)] // POST is not listed
    [InlineData("S2", ApiPolicies.ServerForAnyone, Place.Address, true)]
    public async Task A_POST_of_mode_no_cors(string rule, string policy, Place place, bool runs)
    {
        var url = Api.Url(policy, "answer");
        await using var tab = await OpenAsync(place);

        var seen = await tab.SendAsync(new(url) { Method = "POST", Mode = "no-cors", Body = "100 EUR" });

        (seen.Type, seen.Status, seen.Body).Should().Be(("opaque", 0, ""), "the page learns nothing in either case");
        Api.Arrivals(url).Should().Equal(runs ? ["POST", "run"] : ["POST"], rule);
    }

    [BrowserFact]
    public async Task S4_a_GET_of_mode_no_cors_has_no_Origin_and_passes()
    {
        var url = Api.Url(ApiPolicies.Server, "answer");
        await using var tab = await OpenStrangerAsync();

        (await tab.SendAsync(new(url) { Mode = "no-cors" })).Type.Should().Be("opaque");

        Api.Arrivals(url).Should().Equal("GET", "run");
    }

    [BrowserTheory]
    [InlineData("S1", ApiPolicies.Exact, Place.Address, 200)]
    [InlineData("S2", ApiPolicies.Server, Place.Address, 403)]
    [InlineData("S3", ApiPolicies.Server, Place.Localhost, 403)] // POST is not listed
    [InlineData("S2", ApiPolicies.ServerForAnyone, Place.Address, 200)]
    public async Task A_form_that_another_origin_posts(string rule, string policy, Place place, int status)
    {
        var url = Api.Url(policy, "answer");
        await using var tab = await OpenAsync(place);

        var seen = await tab.PostFormAsync(url);

        seen.Status.Should().Be(status, rule);
        Api.Arrivals(url).Should().Equal(status == 200 ? ["POST", "run"] : ["POST"]);
    }

    [BrowserTheory]
    [InlineData("localhost")] // with Sec-Fetch-Site
    [InlineData("api.example")] // without: an http origin that the browser does not trust gets none
    public async Task S4_what_the_apis_own_page_posts(string host)
    {
        var form = Api.Url(ApiPolicies.Server, "answer", host: host);
        var fetch = Api.Url(ApiPolicies.Server, "answer", host: host);
        await using var tab = await Browser.OpenAsync(Api.Origin(host));

        var fetched = await tab.SendAsync(new(fetch) { Method = "DELETE", Headers = [new("X-Unlisted", "1")] });
        var posted = await tab.PostFormAsync(form);

        (fetched.Status, posted.Status).Should().Be((200, 200));
        Api.Arrivals(fetch).Should().Equal("DELETE", "run");
        Api.Arrivals(form).Should().Equal("POST", "run");
    }
}
