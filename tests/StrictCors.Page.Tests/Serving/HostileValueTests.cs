using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using StrictCors.Page.Serving;

namespace StrictCors.Page.Tests.Serving;

/// <summary>Whatever requests, settings and endpoints have, the page gets answers, and what they show can be seen.</summary>
public sealed class HostileValueTests
{
    // Markup, the end of a line of an event stream, another direction, no width, the ends of lines of Unicode, NUL, half a character.
    private const string Hostile = "<b>\"'`&</script>\r\n\r\ndata: x\u202e\u2066\u200b\ufeff\u2028\u2029\0\u0007\u001b[31m\ud800\\";

    public static TheoryData<string, string, string, string> Attempts => new()
    {
        { Hostile, "GET", "/todos", "" },
        { "https://app.example.com", Hostile, "/todos", "" },
        { "https://app.example.com", "GET", "/" + Hostile, "" },
        { "https://app.example.com", "GET", "/todos", Hostile },
        { "https://app.example.com", "GET", "/todos", "X-A: " + Hostile },
        { "https://app.example.com", "GET", "/todos", "X-A: b\u00fccher" },
        { "https://app.example.com", "GET", "/todos\ud800", "" },
        { "https://app.example.com\ud800", "GET", "/todos", "" },
        { "https://app.example.com", "GET", "/\u202egro.evil", "" },
        { "https://app.example.com", "GET", "/%00", "" },
        { "https://app.example.com", "GET", "/%ff", "" },
        { "https://app.example.com", "GET", "/%ED%A0%80/%c0%af", "" },
        { "https://app.example.com", "GET", "/%/%2/%zz", "" },
        { "https://app.example.com", "GET", "/[", "" },
        { "https://app.example.com", "GET", "/\\evil.example/", "" },
        { "https://app.example.com", "GET", "//evil.example/", "" },
        { "https://app.example.com", "GET", "/@evil.example:x/#?", "" },
        { "https://app.example.com", "GET", "/" + new string('a', 50_000), "" },
        { "https://" + new string('a', 10_240) + ".example", "GET", "/todos", "" },
        { "javascript:alert(1)", "GET", "/todos", "" },
        { "data:text/html,x", "GET", "/todos", "" },
        { "null", "GET", "/todos", "" },
        { "https://", "GET", "/todos", "" },
        { "https://[::1", "GET", "/todos", "" },
        { "https://app.example.com:99999", "GET", "/todos", "" },
        { "https://user:password@app.example.com", "GET", "/todos", "" },
        { "file:///home/me/page.html", "GET", "/todos", "" },
        { "*", "GET", "/todos", "" },
        { "https://app.example.com", "CONNECT", "/todos", "" },
        { "https://app.example.com", "TRACE", "/todos", "" },
        { "https://app.example.com", "OPTIONS", "/todos", "Access-Control-Request-Method: PUT" },
        { "https://app.example.com", "get", "/todos", "" },
        { "https://app.example.com", "HEAD", "/todos", "Range: bytes=0-1" },
        { "https://app.example.com", "GET", "/todos", "Content-Length: 5" },
        { "https://app.example.com", "PUT", "/todos/1", "Content-Length: 5\nTransfer-Encoding: chunked" },
        { "https://app.example.com", "PUT", "/todos/1", "Host: evil.example\nConnection: close\nExpect: 100-continue\nContent-Type: a/b" },
        { "https://app.example.com", "GET", "/todos", "Origin: https://evil.example\nCookie: a=b\nSec-Fetch-Site: none" },
        { "https://app.example.com", "GET", "/todos", "Content-Type: \u202e" },
    };

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task D8_Whatever_is_tried_is_answered(string origin, string method, string path, string headers)
    {
        await using var program = await PageProgram.StartAsync();
        foreach (var (action, handshake) in (IEnumerable<(string, bool)>)[("explain", false), ("explain", true), ("send", false), ("send", true)])
        {
            // As scripts write JSON: half a character as an escape.
            var json = JsonSerializer.Serialize(new { origin, method, path, headers, credentials = true, handshake })
                .Replace("\\uFFFD", "\\ud800", StringComparison.Ordinal);
            using var content = new StringContent(json, Encoding.UTF8, "application/json");
            using var response = await program.Client.PostAsync(new Uri($"/strict-cors/api/{action}", UriKind.Relative), content);

            response.StatusCode.Should().BeOneOf([HttpStatusCode.OK, HttpStatusCode.BadRequest], action);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                ExpectVisible(await response.Content.ReadAsStringAsync());
            }
        }
    }

    [Fact]
    public async Task D9_Names_of_policies_and_endpoints_and_refused_settings_are_shown_with_every_character()
    {
        const string Name = "we\u202eb<b>\u2028\u200b";
        var settings = PageProgram.Settings.Replace("\"partner\"", JsonSerializer.Serialize(Name), StringComparison.Ordinal);
        await using var program = await PageProgram.StartAsync(settings, map: app =>
        {
            app.UseStrictCors();
            app.MapGet("/a\u202e<b>/{id}", () => "").WithDisplayName(Hostile).RequireStrictCors(Name);
            app.MapGet("/b", () => "").RequireStrictCors("payments");
        });
        await using var events = await program.ListenAsync();
        ExpectVisible((await events.NextAsync("state")).GetRawText());
        using var sent = await program.SendAsync("GET", "/a\u202e<b>/1", "https://other.example");
        ExpectVisible((await events.DecisionsAsync(1))[0].GetRawText());

        foreach (var path in (string[])["api/endpoints", "api/policies", "api/decisions/1"])
        {
            ExpectVisible((await program.ReadAsync(path)).GetRawText());
        }

        foreach (var (key, value) in (IEnumerable<(string, string)>)
            [("AllowedOrigins", "https://app.example.com"), ("AllowedMethods", "GET"), ("AllowedHeaders", "Content-Type")])
        {
            var written = JsonSerializer.Serialize(Hostile[..^2] + new string('x', 10_240));
            program.File.Save(settings.Replace($"\"{value}\"", written, StringComparison.Ordinal));
            var refused = await events.StateAsync(state => state.GetProperty("isRefused").GetBoolean()
                && state.GetProperty("problems").GetRawText().Contains(key, StringComparison.Ordinal));
            ExpectVisible(refused.GetRawText());
            refused.GetRawText().Length.Should().BeLessThan(10_000);
        }

        program.File.Save(settings.Replace(
            "\"DefaultPolicy\": \"web\"", $"\"DefaultPolicy\": {JsonSerializer.Serialize(Name + "x")}, \"Key\u202e\": 1", StringComparison.Ordinal));
        ExpectVisible((await events.StateAsync(state =>
            state.GetProperty("problems").GetRawText().Contains("DefaultPolicy", StringComparison.Ordinal)))
            .GetRawText());
    }

    [Fact]
    public void D9_So_is_who_may_see_the_page()
    {
        var context = new DefaultHttpContext();
        context.SetEndpoint(new(null, new(new AuthorizeAttribute(Hostile) { Roles = Hostile, AuthenticationSchemes = Hostile }), "page"));

        ExpectVisible(JsonSerializer.Serialize(PageAccess.Describe(context)));
    }

    /// <summary>No text of the JSON has characters that are not seen, or that turn the direction of others.</summary>
    private static void ExpectVisible(string json)
    {
        foreach (var text in Texts(JsonNode.Parse(json)))
        {
            text.Where(character => character != '\n' && char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse)
                .Should().BeEmpty("it is in {0}", text);
        }
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value).Append(member.Key)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
        _ => [],
    };
}
