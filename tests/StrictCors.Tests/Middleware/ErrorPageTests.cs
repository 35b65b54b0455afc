using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;
using StrictCors.Tests.Startup;

namespace StrictCors.Tests.Middleware;

/// <summary>Error pages that route the request again after the middleware, and have CORS metadata that the endpoint before did not have.</summary>
public sealed class ErrorPageTests
{
    private const string App = "https://app.example.com";

    private const string WithDefault = """
        { "StrictCors": { "DefaultPolicy": "web", "Policies": {
            "web": { "AllowedOrigins": [ "https://app.example.com" ] }, "error": { "AllowedOrigins": [ "https://error.example.com" ] } } } }
        """;

    private static readonly string WithoutDefault = WithDefault.Replace("\"DefaultPolicy\": \"web\", ", "", StringComparison.Ordinal);

    public static TheoryData<string, Action<WebApplication>> Pages => new()
    {
        { "convention", app => app.Map("/error", () => "page").RequireStrictCors("error") },
        { "disabled", app => app.Map("/error", () => "page").DisableStrictCors() },
        { "bypassed", app => app.Map("/error", () => "page").BypassStrictCors() },
        { "attribute of the framework", app => app.Map("/error", [EnableCors("error")] () => "page") },
        { "group", app => app.MapGroup("/").RequireCors("error").Map("/error", () => "page") },
        { "controller", app => app.MapControllers() },
        { "any path", app => app.Map("{**path:regex(error)}", () => "page").RequireStrictCors("error") },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public Task R9_the_page_is_there_and_keeps_the_decision(string page, Action<WebApplication> map) => ShouldShowAsync(page, map, WithDefault, App);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task The_page_is_there_if_no_policy_applied(string page, Action<WebApplication> map) => ShouldShowAsync(page, map, WithoutDefault, null);

    [Fact]
    public async Task The_check_of_the_framework_still_finds_endpoints_that_the_middleware_does_not_reach()
    {
        await using var host = await StartAsync(
            app =>
            {
                app.Map("/branch", branch => branch.UseStrictCors());
                app.MapGet("/open", () => "page").RequireStrictCors("error");
            },
            WithDefault);

        await host.Invoking(started => started.Client.GetAsync("/open")).Should().ThrowAsync<InvalidOperationException>();
    }

    private static async Task ShouldShowAsync(string page, Action<WebApplication> map, string settings, string? allowed)
    {
        await using var host = await StartAsync(
            app =>
            {
                app.UseStrictCors();
                app.UseExceptionHandler("/error");
                app.UseStatusCodePagesWithReExecute("/error");
                app.MapGet("/fails", Fail);
                map(app);
            },
            settings);

        foreach (var (path, status) in new[] { ("/fails", HttpStatusCode.InternalServerError), ("/nowhere", HttpStatusCode.NotFound) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Origin", App } } };
            using var response = await host.Client.SendAsync(request);

            response.StatusCode.Should().Be(status, $"{page} {path}");
            (await response.Content.ReadAsStringAsync()).Should().Be("page", $"{page} {path}");
            response.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins);
            (origins?.Single()).Should().Be(allowed, $"{page} {path}");
        }
    }

    private static string Fail() => throw new InvalidOperationException("for the page");

    private static Task<TestServerHost> StartAsync(Action<WebApplication> app, string settings) => TestServerHost.StartAsync(
        builder =>
        {
            builder.Services.AddStrictCors();
            builder.Services.AddController<ErrorController>();
        },
        app,
        SettingsJson.Parse(settings));

    [Route("error")]
    [StrictCors("error")]
    private sealed class ErrorController : ControllerBase
    {
        [AcceptVerbs("GET", "POST")]
        public string Show() => "page";
    }
}
