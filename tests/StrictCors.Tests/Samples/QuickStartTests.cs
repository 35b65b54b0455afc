using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using StrictCors.Testing;

namespace StrictCors.Tests.Samples;

/// <summary>The sample does what its page, its output and the README describe.</summary>
public sealed partial class QuickStartTests(QuickStartFixture sample) : IClassFixture<QuickStartFixture>
{
    public static TheoryData<string> Calls => [.. PageCall.ReadAll().Select(call => call.Id)];

    private string PageOrigin => sample.Page.GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task The_printed_curl_line_works()
    {
        var words = CurlLine().Match(sample.Process.Curl);
        words.Success.Should().BeTrue("'{0}' is to be a line that can be pasted", sample.Process.Curl);
        using var request = new HttpRequestMessage(HttpMethod.Get, words.Groups["url"].Value);
        request.Headers.Add(words.Groups["name"].Value, words.Groups["value"].Value);

        using var response = await sample.Client.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("https://app.example.com");
        response.Headers.Vary.Should().Equal("Origin");
    }

    [Theory]
    [InlineData("", "text/html")]
    [InlineData("page.css", "text/css")]
    [InlineData("page.js", "text/javascript")]
    [InlineData("calls.json", "application/json")]
    public async Task The_page_is_served_and_needs_nothing_from_elsewhere(string path, string contentType)
    {
        using var response = await sample.Client.GetAsync(new Uri(sample.Page, path));
        var text = await response.Content.ReadAsStringAsync();

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.Should().Be(contentType);
        text.Should().NotMatchRegex(@"(src|href)=""(https?:)?//|@import|url\(|from ""http");
    }

    [Fact]
    public async Task The_page_is_told_where_the_api_is()
    {
        var answer = await sample.Client.GetFromJsonAsync<JsonElement>(new Uri(sample.Page, "api.json"));

        new Uri(answer.GetProperty("url").GetString()!).Should().Be(sample.Api);
        sample.Api.Should().NotBe(sample.Page);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_of_the_page_is_answered_as_the_page_says(string id)
    {
        var call = PageCall.ReadAll().Single(call => call.Id == id);
        var number = Guid.NewGuid().ToString();

        var isRead = await IsReadAsync(call, new Uri(sample.Api, $"{call.Path}?call={number}"));

        var log = await sample.Client.GetFromJsonAsync<LogEntry[]>(new Uri(sample.Api, $"/demo/log?call={number}"));
        log!.Select(entry => entry.ToString()).Should().Equal(call.Promise.Answers);
        log!.Should().OnlyContain(entry => entry.Origin == PageOrigin);
        (isRead ? "read" : "refused").Should().Be(call.Promise.Browser);
    }

    [Theory]
    [InlineData("http://localhost:5081")]
    [InlineData("http://localhost:49152")]
    [InlineData("http://127.0.0.1:5081")]
    public async Task The_page_may_read_the_log_and_the_table_from_any_port(string origin)
    {
        foreach (var path in new[] { "/demo/log", "/demo/same-origin" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sample.Api, path)) { Headers = { { "Origin", origin } } };
            using var response = await sample.Client.SendAsync(request);

            response.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal(origin);
        }
    }

    [Fact]
    public async Task The_log_tells_what_was_sent()
    {
        var number = Guid.NewGuid().ToString();
        using var request = new HttpRequestMessage(HttpMethod.Get,
            new Uri(sample.Api, $"/todos?call={number}")) { Headers = { { "Origin", PageOrigin } } };
        using var response = await sample.Client.SendAsync(request);

        var log = await sample.Client.GetFromJsonAsync<LogEntry[]>(new Uri(sample.Api, $"/demo/log?call={number}"));

        var sent = response.Headers.Where(header => header.Key.StartsWith("Access-Control-", StringComparison.Ordinal) || header.Key == "Vary");
        log!.Single().Headers.Should().BeEquivalentTo(sent.Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"));
    }

    [Fact]
    public async Task The_log_is_bounded()
    {
        for (var i = 0; i < 60; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sample.Api, "/todos"));
            request.Headers.TryAddWithoutValidation("Origin", new string('a', 4000));
            using var response = await sample.Client.SendAsync(request);
        }

        var log = await sample.Client.GetFromJsonAsync<LogEntry[]>(new Uri(sample.Api, "/demo/log"));

        log.Should().HaveCount(50).And.OnlyContain(entry => entry.Origin!.Length < 400);
    }

    [Fact]
    public async Task The_table_of_same_origins_is_that_of_the_standards()
    {
        var table = await sample.Client.GetFromJsonAsync<JsonElement>(new Uri(sample.Api, "/demo/same-origin"));

        table.GetProperty("page").GetString().Should().Be("http://www.example.com/dir/page.html");
        table.GetProperty("rows").EnumerateArray()
            .Select(row => (row.GetProperty("url").GetString(), row.GetProperty("isSame").GetBoolean(), row.GetProperty("why").GetString()))
            .Should().Equal(
                ("http://www.example.com/dir/page2.html", true, "a path is no part of an origin"),
                ("http://www.example.com/dir2/other.html", true, "a path is no part of an origin"),
                ("http://username:password@www.example.com/dir2/other.html", true, "user information is no part of an origin"),
                ("http://www.example.com:81/dir/other.html", false, "the port differs"),
                ("https://www.example.com/dir/other.html", false, "the scheme differs"),
                ("http://en.example.com/dir/other.html", false, "the host differs"),
                ("http://example.com/dir/other.html", false, "the host differs"),
                ("http://v2.www.example.com/dir/other.html", false, "the host differs"),
                ("http://www.example.com:80/dir/other.html", true, "80 is the default port of http"));
    }

    /// <summary>Whether the page gets to read the response.</summary>
    private async Task<bool> IsReadAsync(PageCall call, Uri url)
    {
        using var page = new HttpClient(new BrowserHandler(PageOrigin));
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), url);
        request.Content = call.Body is null ? null : new StringContent(call.Body);
        foreach (var (name, value) in call.Headers)
        {
            if (name == "Content-Type")
            {
                request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            }
            else
            {
                request.Headers.Add(name, value);
            }
        }

        try
        {
            using var response = await page.SendAsync(request);
            return true;
        }
        catch (CorsException)
        {
            return false;
        }
    }

    [GeneratedRegex("""^curl -i -H "(?<name>[^:"]+): (?<value>[^"]+)" (?<url>http://\S+)$""", RegexOptions.ExplicitCapture)]
    private static partial Regex CurlLine();
}
