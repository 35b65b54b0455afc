using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Middleware;

/// <summary>R9: a request inside of another one, as of OData's $batch, is judged by itself.</summary>
public sealed class InnerRequestTests
{
    private const string App = "https://app.example.com";
    private const string Partner = "https://partner.example.com";

    private const string Settings = """
        { "StrictCors": { "DefaultPolicy": "web", "Policies": {
            "web": { "AllowedOrigins": [ "https://app.example.com", "https://partner.example.com" ], "AllowedMethods": [ "GET", "POST" ] },
            "app": { "AllowedOrigins": [ "https://app.example.com" ] },
            "server": { "AllowedOrigins": [ "https://app.example.com" ], "Enforcement": "Server" },
            "exempt": { "AllowedOrigins": [ "https://app.example.com" ], "Enforcement": "Server", "ExemptPaths": [ "/exempt" ] },
            "observe": { "AllowedOrigins": [ "https://app.example.com" ], "Enforcement": "Observe" } } } }
        """;

    [Theory]
    [InlineData("GET /web", App, "200 ran")]
    [InlineData("GET /web", Partner, "200 ran")]
    [InlineData("GET /app", App, "200 ran")]
    [InlineData("GET /app", Partner, "403")]
    [InlineData("GET /server", App, "200 ran")]
    [InlineData("GET /server", Partner, "403")]
    [InlineData("DELETE /server", App, "403")]
    [InlineData("GET /exempt", Partner, "200 ran")]
    [InlineData("GET /disabled", App, "403")]
    [InlineData("GET /bypassed", Partner, "200 ran")]
    [InlineData("GET /observe", Partner, "200 ran")]
    [InlineData("GET /server", null, "200 ran")]
    [InlineData("GET /nowhere", App, "404")]
    public Task R9_an_inner_request_has_the_policy_of_its_own_endpoint(string line, string? origin, string expected) =>
        ShouldAnswerAsync(kestrel: false, line, origin, expected);

    [Theory]
    [InlineData("GET /web", App, "200 ran")]
    [InlineData("GET /server", Partner, "403")]
    [InlineData("GET /disabled", App, "403")]
    public Task R9_the_same_on_Kestrel(string line, string? origin, string expected) => ShouldAnswerAsync(kestrel: true, line, origin, expected);

    [Fact]
    public async Task R9_the_application_reads_the_decision_of_the_inner_request()
    {
        var decisions = new List<CorsDecision?>();
        await using var application = await StartAsync(server => server.UseTestServer(), decisions);

        await SendAsync(application.GetTestClient(), "GET /server\nGET /web\nGET /bypassed", App);

        decisions.Select(decision => decision?.PolicyName).Should().Equal("web", null, null, null);
    }

    [Fact]
    public async Task R9_a_batch_that_enters_the_pipeline_again_is_judged_there()
    {
        await using var host = await TestServerHost.StartAsync(
            builder => builder.Services.AddStrictCors(),
            app =>
            {
                app.UseFakeBatching();
                app.UseRouting();
                app.UseStrictCors();
                app.MapGet("/server", () => "ran").RequireStrictCors("server");
            },
            SettingsJson.Parse(Settings));

        (await SendAsync(host.Client, "GET /server", Partner)).Should().StartWith("403");
        (await SendAsync(host.Client, "GET /server", App)).Should().StartWith("200 ran");
    }

    private static async Task ShouldAnswerAsync(bool kestrel, string line, string? origin, string expected)
    {
        await using var application = await StartAsync(
            server => _ = kestrel ? server.UseKestrel().UseUrls("http://127.0.0.1:0") : server.UseTestServer(), []);
        using var client = kestrel ? new HttpClient { BaseAddress = new(application.Urls.First()) } : application.GetTestClient();

        (await SendAsync(client, line, origin)).Should().StartWith(expected);
    }

    private static async Task<string> SendAsync(HttpClient client, string lines, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/$batch") { Content = new StringContent(lines) };
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>The order that OData needs: routing a second time, after the batching.</summary>
    private static Task<WebApplication> StartAsync(Action<IWebHostBuilder> server, List<CorsDecision?> decisions) => TestApplication.StartAsync(
        server,
        builder => builder.Services.AddStrictCors(),
        app =>
        {
            app.UseRouting();
            app.UseStrictCors();
            app.Use((context, next) =>
            {
                decisions.Add(context.GetCorsDecision());
                return next(context);
            });
            app.UseFakeBatching();
            app.Use((context, next) =>
            {
                decisions.Add(context.GetCorsDecision());
                return next(context);
            });
            app.UseRouting();
            app.MapGet("/web", Run);
            app.MapGet("/app", Run).RequireStrictCors("app");
            app.MapMethods("/server", ["GET", "DELETE"], Run).RequireStrictCors("server");
            app.MapGet("/exempt", Run).RequireStrictCors("exempt");
            app.MapGet("/observe", Run).RequireStrictCors("observe");
            app.MapGet("/disabled", [DisableStrictCors] () => "ran");
            app.MapGet("/bypassed", Run).BypassStrictCors();
        },
        SettingsJson.Parse(Settings),
        "Production");

    private static string Run() => "ran";
}
