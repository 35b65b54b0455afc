using System.Net;
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
    [InlineData("elements.js", "text/javascript")]
    [InlineData("startup.js", "text/javascript")]
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

        var log = await sample.Client.GetFromJsonAsync<LogEntry[]>(new Uri(sample.Page, $"/demo/log?call={number}"));
        log!.Select(entry => entry.ToString()).Should().Equal(call.Promise.Answers);
        log!.Should().OnlyContain(entry => entry.Origin == PageOrigin);
        (isRead ? "read" : "refused").Should().Be(call.Promise.Browser);
        if (call.Promise.Browser == "refused")
        {
            sample.Process.Output.Replace("\n      ", " ", StringComparison.Ordinal).Should()
                .Contain(log![^1].Sentence, "the sentence is on the page and in the terminal");
        }
    }

    [Theory]
    [InlineData("/demo/log")]
    [InlineData("/demo/same-origin")]
    [InlineData("/demo/table")]
    [InlineData("/demo/settings")]
    public async Task What_the_API_has_seen_is_for_the_page_itself(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sample.Page, path)) { Headers = { { "Origin", "https://evil.example" } } };
        using var response = await sample.Client.SendAsync(request);
        using var api = await sample.Client.GetAsync(new Uri(sample.Api, path));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Headers.Should().NotContain(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
        api.StatusCode.Should().Be(HttpStatusCode.NotFound, "the API has only the endpoints of Program.cs");
    }

    [Fact]
    public async Task The_log_tells_what_was_sent()
    {
        var number = Guid.NewGuid().ToString();
        using var request = new HttpRequestMessage(HttpMethod.Get,
            new Uri(sample.Api, $"/todos?call={number}")) { Headers = { { "Origin", PageOrigin } } };
        using var response = await sample.Client.SendAsync(request);

        var log = await sample.Client.GetFromJsonAsync<LogEntry[]>(new Uri(sample.Page, $"/demo/log?call={number}"));

        var sent = response.Headers.Where(header => header.Key.StartsWith("Access-Control-", StringComparison.Ordinal)
            || header.Key is "Vary" or "StrictCors-Decision");
        log!.Single().Headers.Should().Contain("StrictCors-Decision: allowed");
        log!.Single().Headers.Should().BeEquivalentTo(sent.Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"));
    }

    [Fact]
    public async Task The_second_refusal_has_the_sentence_of_the_first()
    {
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get,
                new Uri(sample.Api, $"/todos?call=twice-{i}")) { Headers = { { "Origin", "https://twice.example" } } };
            using var response = await sample.Client.SendAsync(request);
        }

        var first = await sample.Client.GetFromJsonAsync<LogEntry[]>(new Uri(sample.Page, "/demo/log?call=twice-0"));
        var second = await sample.Client.GetFromJsonAsync<LogEntry[]>(new Uri(sample.Page, "/demo/log?call=twice-1"));

        first!.Single().Sentence.Should().NotBeNullOrEmpty();
        second!.Single().Sentence.Should().Be(first!.Single().Sentence);
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

        var log = await sample.Client.GetFromJsonAsync<LogEntry[]>(new Uri(sample.Page, "/demo/log"));

        log.Should().HaveCount(50).And.OnlyContain(entry => entry.Origin!.Length < 400);
    }

    [Fact]
    public async Task The_table_of_same_origins_is_that_of_the_standards()
    {
        var table = await sample.Client.GetFromJsonAsync<JsonElement>(new Uri(sample.Page, "/demo/same-origin"));

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
        using var request = call.ToRequest(url);
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
