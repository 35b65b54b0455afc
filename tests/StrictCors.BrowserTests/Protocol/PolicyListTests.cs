namespace StrictCors.BrowserTests.Protocol;

/// <summary>G1, G5: one URL has credentials for the partner and none for everybody else, whoever comes first, with the browser's own caches
/// on.</summary>
public sealed class PolicyListTests(BrowserFixture browser) : Infrastructure.BrowserTests(browser)
{
    [Theory, InChromium, InFirefox]
    public Task G5_The_partner_first_and_then_a_stranger(Engine engine) => ShouldBeSeparateAsync(engine, isPartnerFirst: true);

    [Theory, InChromium, InFirefox]
    public Task G5_A_stranger_first_and_then_the_partner(Engine engine) => ShouldBeSeparateAsync(engine, isPartnerFirst: false);

    private async Task ShouldBeSeparateAsync(Engine engine, bool isPartnerFirst)
    {
        var url = Api.Url(ApiPolicies.CredentialsThenAnyone, "cached");
        await using var partner = await Browser.OpenAsync(engine, Allowed);
        await using var stranger = await partner.OpenBesideAsync(Browser.OtherApi.Origin());
        foreach (var isPartner in new[] { isPartnerFirst, !isPartnerFirst, isPartnerFirst })
        {
            var tab = isPartner ? partner : stranger;

            (await tab.SendAsync(new(url) { IncludesCredentials = true })).IsRead.Should().Be(isPartner);
            (await tab.SendAsync(new(url))).IsRead.Should().BeTrue();
        }
    }
}
