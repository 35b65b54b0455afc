namespace StrictCors.BrowserTests.Protocol;

/// <summary>W1 to W3: the browser lets every page open a WebSocket, so the refusals here are the server's.</summary>
public sealed class SocketTests(BrowserFixture browser) : Infrastructure.BrowserTests(browser)
{
    [BrowserTheory]
    [InlineData("W1", ApiPolicies.Exact, Place.Localhost, true)]
    [InlineData("W1", ApiPolicies.Exact, Place.Address, false)]
    [InlineData("W1", ApiPolicies.Subdomains, Place.Subdomain, true)]
    [InlineData("W1", ApiPolicies.Subdomains, Place.Localhost, false)]
    [InlineData("W1", ApiPolicies.Server, Place.Localhost, true)]
    [InlineData("W1", ApiPolicies.Server, Place.Address, false)]
    [InlineData("W1", ApiPolicies.Anyone, Place.Address, true)]
    [InlineData("W2", ApiPolicies.Exact, Place.Sandbox, false)]
    [InlineData("W2", ApiPolicies.Null, Place.Sandbox, true)]
    [InlineData("W2", ApiPolicies.Anyone, Place.Sandbox, true)]
    [InlineData("R7", ApiPolicies.Disabled, Place.Localhost, false)]
    public async Task A_socket_opens_for_allowed_origins(string rule, string policy, Place place, bool opens)
    {
        var url = Api.Url(policy, "socket");
        await using var tab = await OpenAsync(place);

        var seen = await tab.OpenSocketAsync(Socket(url));

        (seen.IsRead, Api.Arrivals(url).Contains("run")).Should().Be((opens, opens), rule);
    }

    [BrowserTheory]
    [InlineData(ApiPolicies.Exact, false)]
    [InlineData(ApiPolicies.Anyone, false)]
    [InlineData(ApiPolicies.Credentials, true)]
    public async Task W3_a_socket_with_the_users_cookies_needs_a_policy_with_credentials(string policy, bool opens)
    {
        var url = Api.Url(policy, "socket");
        await using var tab = await OpenAllowedAsync();
        await tab.AddCookieAsync(Api.Origin());

        (await tab.OpenSocketAsync(Socket(url))).IsRead.Should().Be(opens);
    }

    [BrowserTheory]
    [InlineData("localhost")]
    [InlineData("api.example")]
    public async Task R3_the_apis_own_page_may_open_one_under_any_policy_cookies_included(string host)
    {
        var url = Api.Url(ApiPolicies.Subdomains, "socket", host: host);
        await using var tab = await Browser.OpenAsync(Api.Origin(host));
        await tab.AddCookieAsync(Api.Origin(host));

        (await tab.OpenSocketAsync(Socket(url))).IsRead.Should().BeTrue();
    }

    private static string Socket(string url) => $"ws{url["http".Length..]}";
}
