namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>What the tests of the protocol share.</summary>
[Collection(OneBrowser.Name)]
public abstract class BrowserTests(BrowserFixture browser)
{
    private protected BrowserFixture Browser => browser;

    private protected Api Api => browser.Api;

    /// <summary>The page that every list policy allows but <see cref="ApiPolicies.Subdomains"/> and <see cref="ApiPolicies.Null"/>.</summary>
    private protected string Allowed => browser.Pages.Origin("localhost");

    private protected Task<Tab> OpenAllowedAsync() => OpenAsync(Place.Localhost);

    /// <summary>A page of an origin that <see cref="ApiPolicies.Exact"/>, <see cref="ApiPolicies.Credentials"/> and <see
    /// cref="ApiPolicies.Server"/> do not allow.</summary>
    private protected Task<Tab> OpenStrangerAsync() => OpenAsync(Place.Address);

    private protected async Task<Tab> OpenAsync(Place place)
    {
        var tab = await browser.OpenAsync(browser.Pages.Origin(place switch
        {
            Place.Address => "127.0.0.1",
            Place.Subdomain => "app.shop.example",
            _ => "localhost",
        }));
        if (place == Place.Sandbox)
        {
            await tab.EnterSandboxAsync();
        }

        return tab;
    }

    private protected string OriginOf(Place place) => place switch
    {
        Place.Address => browser.Pages.Origin("127.0.0.1"),
        Place.Subdomain => browser.Pages.Origin("app.shop.example"),
        Place.Sandbox => "null",
        _ => Allowed,
    };
}
