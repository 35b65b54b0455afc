using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Page.Tests.Trying;

/// <summary>Requests that are sent to the program itself as a browser sends them.</summary>
public sealed class SendTests
{
    [Fact]
    public async Task D8_The_exchange_the_status_and_the_content_are_shown()
    {
        await using var program = await PageProgram.StartAsync();

        var tried = await program.TryAsync(
            "send", new { origin = PageProgram.App, method = "PUT", path = "/todos/7", headers = "Content-Type: application/json" });

        (tried.Text("outcome"), tried.Text("body")).Should().Be(("read", "7"));
        tried.Items("exchange").Select(trip => $"{trip.Text("request")} {trip.Text("status")}").Should().Equal(
            "Preflight: OPTIONS /todos/7 204", "Request: PUT /todos/7 200");
        tried.ToString().Should().Contain("Access-Control-Allow-Origin: https://app.example.com");
    }

    [Fact]
    public async Task D8_The_host_is_that_of_the_page()
    {
        await using var program = await PageProgram.StartAsync(
            map: app =>
            {
                app.UseStrictCors();
                app.MapGet("/host", (HttpRequest request) => request.Host.Value);
            },
            services: builder => builder.Services.AddHostFiltering(options => options.AllowedHosts = ["shop.example"]));
        program.Client.DefaultRequestHeaders.Host = "shop.example";

        (await program.TryAsync("send", new { origin = "http://shop.example", method = "GET", path = "/host" })).Text("body").Should()
            .Be("shop.example");
    }

    [Fact]
    public async Task D8_A_WebSocket_opens_or_does_not()
    {
        await using var program = await PageProgram.StartAsync(map: app =>
        {
            app.UseWebSockets();
            app.UseStrictCors();
            app.Map("/socket", async (HttpContext context) => { using var socket = await context.WebSockets.AcceptWebSocketAsync(); });
        });

        var allowed = await program.TryAsync("send", new { origin = PageProgram.App, path = "/socket", handshake = true });
        var denied = await program.TryAsync("send", new { origin = PageProgram.Stranger, path = "/socket", handshake = true });
        var withCookies = await program.TryAsync("send", new { origin = PageProgram.App, path = "/socket", handshake = true, credentials = true });

        (allowed.Text("outcome"), allowed.Text("text")).Should().Be(("read", "The WebSocket opens."));
        (denied.Text("outcome"), withCookies.Text("outcome")).Should().Be(("blocked", "blocked"));
    }

    [Theory]
    [InlineData("//stranger.example/todos")]
    [InlineData("/\\stranger.example/todos")]
    [InlineData("/@stranger.example/todos")]
    public async Task D8_Nothing_goes_to_another_server(string path)
    {
        await using var program = await PageProgram.StartAsync(map: app =>
        {
            app.UseStrictCors();
            app.MapGet("{**path}", (HttpRequest request) => $"own: {request.Host}");
        });

        (await program.TryAsync("send", new { origin = PageProgram.App, method = "GET", path })).Text("body").Should()
            .Be($"own: 127.0.0.1:{program.Port}");
    }

    [Fact]
    public async Task D8_Nor_by_a_redirect()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var target = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}/";
        await using var program = await PageProgram.StartAsync(map: app =>
        {
            app.UseStrictCors();
            app.MapGet("/away", () => Results.Redirect(target));
            app.MapGet("/here", () => Results.Redirect("/todos"));
            app.MapGet("/todos", () => "todos");
        });

        var away = await program.TryAsync("send", new { origin = PageProgram.App, method = "GET", path = "/away" });
        var here = await program.TryAsync("send", new { origin = PageProgram.App, method = "GET", path = "/here" });

        away.Text("outcome").Should().Be("failed");
        away.Text("text").Should().Contain("its own server only").And.Contain(target.TrimEnd('/'));
        other.Pending().Should().BeFalse();
        here.Text("body").Should().Be("todos");
    }

    [Fact]
    public async Task D8_A_response_that_never_ends_is_cut()
    {
        await using var program = await PageProgram.StartAsync();

        var tried = await program.TryAsync(
            "send", new { origin = $"http://127.0.0.1:{program.Port}", method = "GET", path = "/strict-cors/api/events" });

        tried.Text("outcome").Should().Be("read");
    }

    [Fact]
    public async Task The_browser_can_be_chosen()
    {
        await using var program = await PageProgram.StartAsync();
        foreach (var engine in (string[])["Chromium", "Firefox", "WebKit", "Standard"])
        {
            var attempt = new { origin = PageProgram.App, method = "GET", path = "/todos", engine };
            (await program.TryAsync("send", attempt)).Text("outcome").Should().Be("read", engine);
        }
    }

    [Fact]
    public async Task A_server_without_an_address_says_so()
    {
        await using var host = await TestServerHost.StartAsync(
            builder => builder.Services.AddStrictCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins(PageProgram.App))),
            app =>
            {
                app.UseStrictCors();
                app.MapStrictCorsPage();
            },
            environment: "Development");

        using var content = new StringContent("""{"origin":"https://app.example.com","method":"GET","path":"/"}""", null, "application/json");
        using var response = await host.Client.PostAsync(new Uri("/strict-cors/api/send", UriKind.Relative), content);

        (await response.Content.ReadAsStringAsync()).Should().Contain("listens on no address");
    }

    [Fact]
    public async Task What_is_tried_is_a_decision_too()
    {
        await using var program = await PageProgram.StartAsync();

        await program.TryAsync("send", new { origin = PageProgram.Stranger, method = "GET", path = "/todos" });

        (await program.DecisionsAsync(1)).Single().Text("origin").Should().Be(PageProgram.Stranger);
    }
}
