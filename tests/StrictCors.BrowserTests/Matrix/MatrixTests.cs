using System.Globalization;
using FetchPage = StrictCors.Tests.Properties.Fetch.Page;

namespace StrictCors.BrowserTests.Matrix;

/// <summary>The browser has the last word: what it lets a page read, and what it sends at all, is what the policy says.</summary>
public sealed class MatrixTests(BrowserFixture browser) : Infrastructure.BrowserTests(browser)
{
    public static TheoryData<string, Place> Cells
    {
        get
        {
            var cells = new TheoryData<string, Place>();
            foreach (var policy in ApiPolicies.Names)
            {
                foreach (var place in Enum.GetValues<Place>())
                {
                    cells.Add(policy, place);
                }
            }

            return cells;
        }
    }

    [BrowserTheory]
    [MemberData(nameof(Cells))]
    public async Task The_browser_comes_to_the_policys_verdict(string policy, Place place)
    {
        var options = ApiPolicies.Write(Browser.Pages.Port)[policy];
        var calls = Calls.Make(status => Api.Url(policy, "answer", $"&status={status}"));
        await using var tab = await OpenAsync(place);

        var seen = await tab.SendAllAsync(calls.Select(call => call.Call));

        var browsers = calls.Zip(seen, (call, answer) =>
            Describe(call.Call, new(answer.IsRead && answer.Status == call.Status, Api.Arrivals(call.Call.Url).Contains("run"))));
        var policys = await Task.WhenAll(calls.Select(async call =>
            Describe(call.Call, await PolicyVerdict.OfAsync(options, OriginOf(place), call.Call))));
        browsers.Except(policys).Should().BeEmpty();
    }

    [BrowserTheory]
    [InlineData(Place.Localhost)]
    [InlineData(Place.Sandbox)]
    public async Task R7_where_CORS_is_disabled_nobody_reads_anything(Place place)
    {
        var calls = Calls.Make(status => Api.Url(ApiPolicies.Disabled, "answer", $"&status={status}"));
        await using var tab = await OpenAsync(place);

        var seen = await tab.SendAllAsync(calls.Select(call => call.Call));

        seen.Should().OnlyContain(answer => !answer.IsRead);
    }

    [Theory, InChromium, InFirefox]
    public async Task P3_Authorization_is_not_sent_where_any_other_header_is_allowed(Engine engine)
    {
        // Both browsers take a bare star for Authorization, although Fetch does not ("CORS non-wildcard request-header name").
        var url = Api.Url(ApiPolicies.Anyone, "answer");
        await using var tab = await Browser.OpenAsync(engine, Allowed);

        var other = await tab.SendAsync(new(url) { Headers = [new("X-Any", "1")] });
        var authorization = await tab.SendAsync(new(url) { Headers = [new("Authorization", "Bearer 1")] });

        other.IsRead.Should().BeTrue();
        authorization.IsRead.Should().BeFalse();
        Api.Arrivals(url).Should().Equal("preflight GET", "GET", "run", "preflight GET");
    }

    private static string Describe(Call call, PolicyVerdict verdict)
    {
        var page = new FetchPage("page", call.Method, [.. call.Headers.Select(header => (header.Name, header.Value))], call.IncludesCredentials,
            call.HasUploadListener);
        var number = new Uri(call.Url).Query;
        return string.Create(CultureInfo.InvariantCulture,
            $"{page}{number}: {(verdict.IsAllowed ? "read" : "not read")}, the endpoint {(verdict.Runs ? "runs" : "does not run")}");
    }
}
