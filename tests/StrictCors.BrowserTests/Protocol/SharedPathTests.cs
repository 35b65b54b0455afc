namespace StrictCors.BrowserTests.Protocol;

/// <summary>P9: browsers remember a preflight by URL, so that what one endpoint allows must not be remembered for another endpoint of the URL.
/// </summary>
public sealed class SharedPathTests(BrowserFixture browser) : Infrastructure.BrowserTests(browser)
{
    private static readonly CallHeader Listed = new("X-Listed", "1");

    [Theory]
    [InChromium("disabled")]
    [InChromium("bypassed")]
    [InChromium("none")]
    [InChromium("stricter")]
    [InChromium("fallback")]
    [InChromium("by-type")]
    [InFirefox("disabled")]
    [InFirefox("bypassed")]
    [InFirefox("none")]
    [InFirefox("stricter")]
    [InFirefox("fallback")]
    [InFirefox("by-type")]
    public async Task P9_a_header_that_GET_is_allowed_does_not_reach_the_handler_of_POST(Engine engine, string path)
    {
        var url = Api.Url(SharedPaths.Group, path);
        await using var tab = await Browser.OpenAsync(engine, Allowed);
        await tab.AddCookieAsync(url);

        var get = await tab.SendAsync(new(url) { Headers = [Listed], IncludesCredentials = true });
        var post = await tab.SendAsync(new(url) { Method = "POST", Headers = [Listed], IncludesCredentials = true, Body = "{}" });

        get.IsRead.Should().BeTrue();
        post.IsRead.Should().BeFalse();
        Api.Arrivals(url).Should().Equal("preflight GET", "GET", "run", "preflight POST");
    }

    [Theory]
    [InChromium("disabled")]
    [InChromium("none")]
    [InFirefox("disabled")]
    [InFirefox("none")]
    public async Task P9_a_method_that_one_endpoint_allows_does_not_reach_another(Engine engine, string path)
    {
        var url = Api.Url(SharedPaths.Group, path);
        await using var tab = await Browser.OpenAsync(engine, Allowed);

        await tab.SendAsync(new(url) { Method = "PUT", IncludesCredentials = true });
        await tab.SendAsync(new(url) { Method = "PUT", IncludesCredentials = true });
        await tab.SendAsync(new(url) { Method = "DELETE", IncludesCredentials = true });

        Api.Arrivals(url).Should().Equal("preflight PUT", "PUT", "run", "preflight PUT", "PUT", "run", "preflight DELETE");
    }
}
