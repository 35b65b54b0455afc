using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace StrictCors.Testing.Tests.Use;

/// <summary>The handler against Kestrel, over HTTP/1.1 and HTTP/2 with TLS. The network layer chooses how headers are written, so the names are in
/// lower
/// case over HTTP/2, and a handshake is a CONNECT there.</summary>
public sealed class HttpVersionTests
{
    private const string PageOrigin = "https://app.example.com";

    public static TheoryData<string> Versions => new("1.1", "2.0");

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task B1_Preflight_and_request_have_the_version_of_the_client(string version)
    {
        await using var server = await LiveServer.StartAsync(AllowAsync);
        using var browser = Client(version);

        using var response = await browser.PutAsJsonAsync($"{server.Url}/todos/1", "Write a test");

        (await response.Content.ReadAsStringAsync()).Should().Be("\"Write a test\"");
        response.Headers.GetValues("ETag").Single().Should().Be("\"1\"");
        response.Headers.Contains("X-Private").Should().BeFalse();
        response.GetCorsExchange().Preflight.Should().Be(CorsPreflight.Sent);
        server.Received.Should().Equal($"OPTIONS {Protocol(version)}", $"PUT {Protocol(version)}");
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task B3_A_refusal_has_every_exchange(string version)
    {
        await using var server = await LiveServer.StartAsync(context =>
        {
            context.Response.Headers.AccessControlAllowOrigin = PageOrigin;
            return Task.CompletedTask;
        });
        using var browser = Client(version);

        var refusal = (await FluentActions.Awaiting(() => browser.DeleteAsync($"{server.Url}/todos/1")).Should().ThrowAsync<CorsException>()).Which;

        refusal.Step.Should().Be(CorsStep.AllowMethods);
        refusal.Exchange.RoundTrips.Should().ContainSingle().Which.ResponseHeader("access-control-allow-origin").Should().Be(PageOrigin);
        server.Received.Should().Equal($"OPTIONS {Protocol(version)}");
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task B2_Cookies_are_kept_and_sent(string version)
    {
        await using var server = await LiveServer.StartAsync(context =>
        {
            context.Response.Headers.AccessControlAllowOrigin = PageOrigin;
            context.Response.Headers.AccessControlAllowCredentials = "true";
            context.Response.Cookies.Append("session", "Ada", new() { Secure = true, SameSite = SameSiteMode.None });
            return context.Response.WriteAsync(context.Request.Cookies["session"] ?? "nobody");
        });
        using var browser = Client(version, FetchCredentials.Include);

        (await browser.GetStringAsync($"{server.Url}/me")).Should().Be("nobody");
        (await browser.GetStringAsync($"{server.Url}/me")).Should().Be("Ada");
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task B1_A_redirect_to_another_origin_and_on_has_no_origin(string version)
    {
        await using var last = await LiveServer.StartAsync(context => AnswerAsync(context, context.Request.Headers.Origin.ToString()));
        await using var first = await LiveServer.StartAsync(context => AnswerAsync(context, "", last.Url));
        using var browser = Client(version);

        (await browser.GetStringAsync($"{first.Url}/old")).Should().Be("null");

        static Task AnswerAsync(HttpContext context, string content, string? location = null)
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
            if (location is not null)
            {
                context.Response.Redirect($"{location}/new");
                return Task.CompletedTask;
            }

            return context.Response.WriteAsync(content);
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task B1_One_preflight_serves_requests_that_come_at_the_same_time_later(string version)
    {
        await using var server = await LiveServer.StartAsync(AllowAsync);
        using var browser = Client(version);
        using var first = await browser.PutAsJsonAsync($"{server.Url}/todos/1", 0);

        var responses = await Task.WhenAll(Enumerable.Range(1, 20).Select(i => browser.PutAsJsonAsync($"{server.Url}/todos/1", i)));

        responses.Should().OnlyContain(response => response.GetCorsExchange().Preflight == CorsPreflight.FromCache);
        server.Received.Count(request => request.StartsWith("OPTIONS", StringComparison.Ordinal)).Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task B5_A_WebSocket_has_the_origin_of_the_page(string version)
    {
        await using var server = await LiveServer.StartAsync(async context =>
        {
            using var accepted = await context.WebSockets.AcceptWebSocketAsync();
            await accepted.SendAsync(Encoding.UTF8.GetBytes(context.Request.Headers.Origin.ToString()), WebSocketMessageType.Text, true, default);
            await accepted.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
        });
        using var page = new HttpMessageInvoker(new BrowserHandler(new() { Page = PageOrigin }, LiveServer.Network()));
        using var socket = new ClientWebSocket
        {
            Options = { HttpVersion = new Version(version), HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact },
        };

        await socket.ConnectAsync(new($"{server.Url.Replace("https", "wss", StringComparison.Ordinal)}/socket"), page, default);

        var buffer = new byte[100];
        var received = await socket.ReceiveAsync(buffer.AsMemory(), default);
        Encoding.UTF8.GetString(buffer, 0, received.Count).Should().Be(PageOrigin);
        server.Received.Should().Equal($"{(version == "2.0" ? "CONNECT" : "GET")} {Protocol(version)}");
    }

    private static Task AllowAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = PageOrigin;
        headers.AccessControlAllowMethods = "PUT";
        headers.AccessControlAllowHeaders = "content-type";
        headers.AccessControlExposeHeaders = "ETag";
        headers.AccessControlMaxAge = "600";
        headers.ETag = "\"1\"";
        headers["X-Private"] = "1";
        return HttpMethods.IsPut(context.Request.Method) ? context.Request.Body.CopyToAsync(context.Response.Body) : Task.CompletedTask;
    }

    private static HttpClient Client(string version, FetchCredentials credentials = FetchCredentials.SameOrigin) =>
        new(new BrowserHandler(new() { Page = PageOrigin, Credentials = credentials }, LiveServer.Network()))
        {
            DefaultRequestVersion = new Version(version),
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

    private static string Protocol(string version) => version == "2.0" ? "HTTP/2" : "HTTP/1.1";
}
