using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Samples;

/// <summary>samples/MultiTenant, one instance of it and no Redis.</summary>
public sealed partial class MultiTenantTests : IAsyncLifetime
{
    private const string Shop = "https://shop.acme.example";

    private const string Promise = @"(?:After (?<within>[0-9:.]+) [^\n]*)?: (?<status>\d{3})[^\n]*\n";
    private const string Call = """  curl -i(?: -X (?<method>[A-Z]+))?(?: -H "Origin: (?<origin>[^"]+)")? "?(?<url>[^"\s]+)""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private MultiTenantInstance _sample = null!;

    public async Task InitializeAsync() =>
        _sample = await MultiTenantInstance.StartAsync(_folder, ("TenantOrigins__AllowedFor", "00:00:01"),
        ("TenantOrigins__DeniedFor", "00:00:00.100"));

    public async Task DisposeAsync()
    {
        await _sample.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_page_with_the_lines_to_try_tells_the_truth_each_time()
    {
        for (var run = 0; run < 2; run++)
        {
            using var page = await _sample.SendAsync(HttpMethod.Get, "/", "localhost", null);
            var steps = Step().Matches(await page.Content.ReadAsStringAsync());

            steps.Select(step => step.Groups["status"].Value).Should().Equal("403", "200", "200", "403", "403", "400", "200", "403");
            foreach (var step in steps.Cast<Match>())
            {
                await ShouldHoldAsync(step);
            }
        }

        _sample.Output.Should().NotContain("warn:").And.NotContain("fail:").And.Contain("refused with 403 by the policy 'tenants'");
    }

    [Fact]
    public async Task A_domain_is_in_force_while_it_is_there()
    {
        (await _sample.IsAllowedAsync(Shop)).Should().BeFalse();

        using var added = await _sample.PutAsync("acme", Shop);
        added.StatusCode.Should().Be(HttpStatusCode.OK);
        await Eventually.TrueAsync(() => _sample.IsAllowedAsync(Shop), "it was added");

        using var removed = await _sample.DeleteAsync("acme", Shop);
        (await removed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("endsWithin").GetString().Should().Be("00:00:01");
        await Task.Delay(TimeSpan.FromSeconds(1));
        (await _sample.IsAllowedAsync(Shop)).Should().BeFalse("the stated time is over");

        using var again = await _sample.DeleteAsync("acme", Shop);
        again.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_tenants_page_reads_that_tenant_only()
    {
        using var added = await _sample.PutAsync("acme", Shop);

        (await _sample.IsAllowedAsync(Shop, "acme")).Should().BeTrue();
        (await _sample.IsAllowedAsync(Shop, "globex")).Should().BeFalse();
        (await _sample.IsAllowedAsync(Shop, "ACME")).Should().BeTrue("hosts have no case");
        (await _sample.IsAllowedAsync("https://console.example.com", "globex")).Should().BeTrue("a pattern of the policy is for every tenant");
        _sample.Questions("https://console.example.com").Should().Be(0);
    }

    [Theory]
    [InlineData("https://shop.acme.example/cart", "Write https://shop.acme.example.")]
    [InlineData("HTTPS://Shop.Acme.Example:443", "Write https://shop.acme.example.")]
    [InlineData("https://bücher.example", "Write https://xn--bcher-kva.example.")]
    [InlineData("shop.acme.example", "Write ?origin=https://shop.acme.example.")]
    [InlineData("https://*.acme.example", "is not an origin")]
    [InlineData("null", "is not an origin")]
    [InlineData("", "is not an origin")]
    [InlineData("http://shop.acme.example", "http://shop.acme.example is not https.")]
    public async Task What_is_no_origin_is_answered_with_the_one_to_write(string text, string answer)
    {
        using var added = await _sample.PutAsync("acme", text);
        using var removed = await _sample.DeleteAsync("acme", text);

        added.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        removed.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await added.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().Should().Contain(answer);
    }

    [Fact]
    public async Task No_page_does_what_the_operator_does()
    {
        using var added = await _sample.PutAsync("acme", Shop);
        foreach (var page in new[] { Shop, "https://console.example.com", "https://evil.example", "null" })
        {
            using var response = await _sample.PutAsync("acme", "https://evil.example", page);

            response.StatusCode.Should().Be(HttpStatusCode.Forbidden, page);
            response.Headers.Should().NotContain(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
        }

        (await _sample.IsAllowedAsync("https://evil.example")).Should().BeFalse();
    }

    [Fact]
    public async Task A_host_that_is_none_of_ours_is_not_served()
    {
        using var response = await _sample.SendAsync(HttpMethod.Get, "/todos", "acme.evil.example", Shop);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        _sample.Questions(Shop).Should().Be(0);
    }

    /// <summary>At once, or within the time that the line gives.</summary>
    private async Task ShouldHoldAsync(Match step)
    {
        var url = new Uri(step.Groups["url"].Value);
        var method = step.Groups["method"].Success ? new HttpMethod(step.Groups["method"].Value) : HttpMethod.Get;
        var started = Stopwatch.GetTimestamp();
        var limit = step.Groups["within"].Success ? TimeSpan.Parse(step.Groups["within"].Value, CultureInfo.InvariantCulture) : TimeSpan.Zero;
        while (true)
        {
            // What is sent after the time is over counts.
            var isOver = Stopwatch.GetElapsedTime(started) >= limit;
            using var response = await _sample.SendAsync(method, url.PathAndQuery, url.Authority,
                step.Groups["origin"].Success ? step.Groups["origin"].Value : null);
            if ($"{(int)response.StatusCode}" == step.Groups["status"].Value)
            {
                return;
            }

            isOver.Should().BeFalse(step.Value);
            await Task.Delay(20);
        }
    }

    [GeneratedRegex(Promise + Call, RegexOptions.ExplicitCapture)]
    private static partial Regex Step();
}
