namespace StrictCors.BrowserTests.Protocol;

/// <summary>Each request of a chain of redirects is decided on its own, and a chain that has left its origin twice has none: it sends
/// <c>null</c>.</summary>
public sealed class RedirectTests(BrowserFixture browser) : Infrastructure.BrowserTests(browser)
{
    private Api Other => Browser.OtherApi;

    [BrowserTheory]
    [InlineData(ApiPolicies.Exact, true)]
    [InlineData(ApiPolicies.Subdomains, false)]
    [InlineData(ApiPolicies.Anyone, true)]
    [InlineData(ApiPolicies.Server, true)]
    public async Task A1_from_the_pages_own_origin_to_another(string policy, bool isRead)
    {
        var target = Api.Url(policy, "answer");

        await ShouldBeReadAsync($"{Allowed}/leave?to={Uri.EscapeDataString(target)}", target, isRead);
    }

    [BrowserTheory]
    [InlineData(ApiPolicies.Exact, ApiPolicies.Credentials, true)]
    [InlineData(ApiPolicies.Exact, ApiPolicies.Subdomains, false)]
    [InlineData(ApiPolicies.Subdomains, ApiPolicies.Exact, false)]
    [InlineData(ApiPolicies.Server, ApiPolicies.Server, true)]
    [InlineData(ApiPolicies.Anyone, ApiPolicies.Exact, true)]
    public async Task A6_within_the_api_both_policies_have_to_allow_it(string first, string second, bool isRead)
    {
        var target = Api.Url(second, "answer");

        await ShouldBeReadAsync(Api.Url(first, "redirect", $"&to={Uri.EscapeDataString(target)}"), target, isRead);
    }

    [BrowserTheory]
    [InlineData(ApiPolicies.Exact, false)]
    [InlineData(ApiPolicies.AnyPort, false)]
    [InlineData(ApiPolicies.Null, true)]
    [InlineData(ApiPolicies.Anyone, true)]
    [InlineData(ApiPolicies.Server, false)]
    public async Task A1_from_one_foreign_origin_to_another_the_origin_is_null(string policy, bool isRead)
    {
        var target = Other.Url(policy, "answer");

        await ShouldBeReadAsync(Api.Url(ApiPolicies.Exact, "redirect", $"&to={Uri.EscapeDataString(target)}"), target, isRead);
        Other.Arrivals(target).Contains("run").Should().Be(policy != ApiPolicies.Server, "S2: what Server refuses does not run");
    }

    [BrowserTheory]
    [InlineData(ApiPolicies.Credentials, true)]
    [InlineData(ApiPolicies.Null, false)]
    public async Task P1_a_redirected_PUT_has_a_preflight_at_each_stop(string policy, bool isRead)
    {
        var target = Api.Url(policy, "answer");
        var call = new Call(Api.Url(ApiPolicies.Exact, "redirect", $"&to={Uri.EscapeDataString(target)}")) { Method = "PUT" };
        await using var tab = await OpenAllowedAsync();

        (await tab.SendAsync(call)).IsRead.Should().Be(isRead);

        Api.Arrivals(call.Url).Should().Equal("preflight PUT", "PUT", "run");
        Api.Arrivals(target).Should().Equal(isRead ? ["preflight PUT", "PUT", "run"] : ["preflight PUT"]);
    }

    private async Task ShouldBeReadAsync(string url, string target, bool isRead)
    {
        await using var tab = await OpenAllowedAsync();

        var seen = await tab.SendAsync(new(url));

        seen.IsRead.Should().Be(isRead);
        if (isRead)
        {
            (seen.Status, seen.Body).Should().Be((200, "ran"), "it comes from {0}", target);
        }
    }
}
