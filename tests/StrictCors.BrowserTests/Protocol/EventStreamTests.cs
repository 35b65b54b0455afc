namespace StrictCors.BrowserTests.Protocol;

/// <summary><c>EventSource</c>: the CORS check, without any preflight.</summary>
public sealed class EventStreamTests(BrowserFixture browser) : Infrastructure.BrowserTests(browser)
{
    [BrowserTheory]
    [InlineData(ApiPolicies.Exact, Place.Localhost, false, true)]
    [InlineData(ApiPolicies.Exact, Place.Localhost, true, false)]
    [InlineData(ApiPolicies.Exact, Place.Address, false, false)]
    [InlineData(ApiPolicies.Credentials, Place.Localhost, true, true)]
    [InlineData(ApiPolicies.Anyone, Place.Address, false, true)]
    [InlineData(ApiPolicies.Anyone, Place.Address, true, false)]
    [InlineData(ApiPolicies.Null, Place.Sandbox, false, true)]
    [InlineData(ApiPolicies.Server, Place.Localhost, false, true)]
    [InlineData(ApiPolicies.Server, Place.Address, false, false)]
    [InlineData(ApiPolicies.Disabled, Place.Localhost, false, false)]
    public async Task A1_A2_events_are_read_by_allowed_origins(string policy, Place place, bool includesCredentials, bool isRead)
    {
        var call = new Call(Api.Url(policy, "events")) { IncludesCredentials = includesCredentials };
        await using var tab = await OpenAsync(place);

        (await tab.OpenEventsAsync(call)).IsRead.Should().Be(isRead);
    }
}
