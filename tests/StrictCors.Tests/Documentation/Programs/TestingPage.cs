using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Testing;

namespace StrictCors.Tests.Documentation.Programs;

/// <summary>The programs of the page about testing, run.</summary>
public sealed class TestingPage(TodoFactory factory) : IClassFixture<TodoFactory>
{
    #region Five tests
    [Fact]
    public async Task Our_page_may_PUT()
    {
        using var browser = factory.CreateDefaultClient(new BrowserHandler("https://app.example.com"));

        using var response = await browser.PutAsJsonAsync("https://api.example.com/todos/1", "Write a test");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task A_stranger_may_not()
    {
        using var browser = factory.CreateDefaultClient(new BrowserHandler("https://stranger.example.net"));

        var error = await Assert.ThrowsAsync<CorsException>(() => browser.PutAsJsonAsync("https://api.example.com/todos/1", "Write a test"));

        Assert.Equal(CorsStep.AllowOrigin, error.Step);
        Assert.All(error.Exchange.RoundTrips, roundTrip => Assert.True(roundTrip.IsPreflight));
    }

    [Fact]
    public async Task The_error_can_be_read()
    {
        using var browser = factory.CreateDefaultClient(new BrowserHandler("https://app.example.com"));

        using var response = await browser.PutAsJsonAsync("https://api.example.com/todos/100", "Write a test");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("There is no such todo.", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Cookies_arrive()
    {
        using var page = new BrowserHandler(new BrowserOptions { Page = "https://app.example.com", Credentials = FetchCredentials.Include });
        using var browser = factory.CreateDefaultClient(page);
        page.Cookies.Set("https://api.example.com", "session=Ada; Secure; HttpOnly; SameSite=Lax");

        Assert.Equal("Ada", await browser.GetStringAsync("https://api.example.com/me"));
    }

    [Fact]
    public async Task One_preflight_serves_ten_requests()
    {
        using var browser = factory.CreateDefaultClient(new BrowserHandler("https://app.example.com"));
        var preflights = new List<CorsPreflight>();

        for (var i = 0; i < 10; i++)
        {
            using var response = await browser.PutAsJsonAsync("https://api.example.com/todos/1", $"Version {i}");
            preflights.Add(response.GetCorsExchange().Preflight);
        }

        Assert.Single(preflights, CorsPreflight.Sent);
        Assert.Equal(9, preflights.Count(preflight => preflight == CorsPreflight.FromCache));
    }
    #endregion

    [Fact]
    public async Task A_running_server_and_a_WebSocket()
    {
        await using var server = await StartAsync();
        var port = new Uri(server.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()).Port;
        var api = $"http://localhost:{port}";
        var socketUrl = new Uri($"ws://localhost:{port}/socket");
        var cancellationToken = CancellationToken.None;

        #region Running server
        using var page = new BrowserHandler("http://localhost:5173");
        using var browser = new HttpClient(page) { BaseAddress = new Uri(api) };
        using var response = await browser.GetAsync("/todos");

        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(socketUrl, new HttpMessageInvoker(page), cancellationToken);
        #endregion

        Assert.Equal("http://localhost:5173", await response.Content.ReadAsStringAsync());
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddStrictCors().AddDefaultPolicy(policy => policy.WithOrigins("http://localhost:5173"));
        var app = builder.Build();
        app.UseWebSockets();
        app.UseStrictCors();
        app.MapGet("/todos", (HttpRequest request) => request.Headers.Origin.ToString());
        app.MapGet("/socket", async (HttpContext context) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await socket.ReceiveAsync(new byte[1], context.RequestAborted);
        });
        await app.StartAsync();
        return app;
    }
}
