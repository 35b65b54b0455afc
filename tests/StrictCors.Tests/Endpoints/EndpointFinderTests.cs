using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StrictCors.Tests.Conformance;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Endpoints;

public sealed class EndpointFinderTests(EndpointFinderApplication application) : IClassFixture<EndpointFinderApplication>
{
    [Theory]
    [InlineData("/seen/1", "[first, 1] /seen/{first}")]
    [InlineData("/seen/one", "[first, one] /seen/{first}")]
    [InlineData("/base/seen/from/3", "[third, 3] /base/seen/from/{third}")]
    public async Task Asking_leaves_the_request_as_it_is(string target, string expected)
    {
        var response = await application.Host.SendAsync(RawRequest.Preflight(target, "https://d.example", "PUT"));

        // The endpoint that maps every method, OPTIONS included, with what it had before.
        response.Body.Should().Be($"OPTIONS PUT {expected}");
    }

    [Theory]
    [InlineData("/base/x", "https://a.example", "PUT")]
    [InlineData("/base/x", "https://f.example", null)]
    [InlineData("/base/to/x", "https://f.example", null)]
    [InlineData("/moved/from/x", "https://f.example", null)]
    public async Task R6_Where_the_path_has_changed_since_routing_the_endpoint_that_routing_found_decides(string target, string origin,
        string? allowMethods)
    {
        var response = await application.Host.SendAsync(RawRequest.Preflight(target, origin, "PUT"));

        response.AllowMethods().Should().Be(allowMethods);
    }

    [Theory]
    [InlineData("https://a.example", "PUT")]
    [InlineData("https://f.example", null)]
    public async Task R5_An_endpoint_that_middleware_has_put_there_decides(string origin, string? allowMethods)
    {
        var response = await application.Host.SendAsync(RawRequest.Preflight("/put/there", origin, "PUT"));

        response.AllowMethods().Should().Be(allowMethods);
    }

    [Theory]
    [InlineData("/shadow/special", "https://d.example", "*")]
    [InlineData("/shadow/special", "https://a.example", null)]
    [InlineData("/shadow/else", "https://a.example", "*")]
    public async Task R6_holds_in_a_host_that_is_no_WebApplication(string target, string origin, string? allowMethods)
    {
        using var host = await StartWithoutWebApplicationAsync(endpoints =>
        {
            endpoints.MapPut("/shadow/special", Handlers.Named("special"));
            endpoints.MapPut("/shadow/{anything}", Handlers.Named("anything")).RequireStrictCors("a");
            endpoints.MapPut("/short/{anything}", Handlers.Named("anything")).RequireStrictCors("a");
        });

        var response = await host.GetTestServer().SendAsync(context =>
        {
            context.Request.Method = "OPTIONS";
            context.Request.Path = target;
            context.Request.Headers.Origin = origin;
            context.Request.Headers.AccessControlRequestMethod = "PUT";
        });

        response.Response.StatusCode.Should().Be(204);
        response.Response.Headers.AccessControlAllowMethods.ToString().Should().Be(allowMethods ?? "");
        response.Response.Headers.ContainsKey("X-Ran").Should().BeFalse();
    }

    [Fact]
    public async Task R6_The_first_endpoint_that_chooses_a_policy_may_come_while_the_program_runs()
    {
        var late = new ChangingEndpoints();
        using var host = await StartWithoutWebApplicationAsync(endpoints =>
        {
            endpoints.MapPut("/plain", Handlers.Named("plain"));
            endpoints.DataSources.Add(late);
        });

        (await AskAsync("/late", "https://d.example")).Should().Be("*", "nothing is mapped there: the default policy answers");
        (await AskAsync("/late", "https://a.example")).Should().Be("");

        late.Add([new RouteEndpoint(Handlers.Named("late"), RoutePatternFactory.Parse("/late"), 0,
            new(new HttpMethodMetadata(["PUT"]), new StrictCorsAttribute("a")), "late")]);

        (await AskAsync("/late", "https://a.example")).Should().Be("*");
        (await AskAsync("/late", "https://d.example")).Should().Be("");
        (await AskAsync("/plain", "https://d.example")).Should().Be("*");

        async Task<string> AskAsync(string target, string origin)
        {
            var answer = await host.GetTestServer().SendAsync(context =>
            {
                context.Request.Method = "OPTIONS";
                context.Request.Path = target;
                context.Request.Headers.Origin = origin;
                context.Request.Headers.AccessControlRequestMethod = "PUT";
            });
            return answer.Response.Headers.AccessControlAllowMethods.ToString();
        }
    }

    [Fact]
    public async Task Without_routing_the_default_policy_answers()
    {
        using var host = await new HostBuilder()
            .ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(SettingsJson.Parse("""
                { "StrictCors": { "DefaultPolicy": "d", "Policies": { "d": { "AllowedOrigins": [ "https://d.example" ],
                    "AllowedMethods": [ "*" ] } } } }
                """)))
            .ConfigureWebHost(web => web
                .UseTestServer()
                .ConfigureServices(services => services.AddStrictCors())
                .Configure(app =>
                {
                    app.UseStrictCors();
                    app.Run(Handlers.Named("all"));
                }))
            .StartAsync();

        var preflight = await host.GetTestServer().SendAsync(context =>
        {
            context.Request.Method = "OPTIONS";
            context.Request.Headers.Origin = "https://d.example";
            context.Request.Headers.AccessControlRequestMethod = "PUT";
        });

        preflight.Response.StatusCode.Should().Be(204);
        preflight.Response.Headers.AccessControlAllowMethods.ToString().Should().Be("*");
        preflight.Response.Headers.ContainsKey("X-Ran").Should().BeFalse();
    }

    private static Task<IHost> StartWithoutWebApplicationAsync(Action<IEndpointRouteBuilder> map) =>
        new HostBuilder()
            .ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(SettingsJson.Parse("""
                { "StrictCors": { "DefaultPolicy": "d", "Policies": {
                    "a": { "AllowedOrigins": [ "https://a.example" ], "AllowedMethods": [ "*" ] },
                    "d": { "AllowedOrigins": [ "https://d.example" ], "AllowedMethods": [ "*" ] } } } }
                """)))
            .ConfigureWebHost(web => web
                .UseTestServer()
                .ConfigureServices(services => services.AddRouting().AddStrictCors())
                .Configure(app =>
                {
                    app.UseRouting();
                    app.UseStrictCors();
                    app.UseEndpoints(map);
                }))
            .StartAsync();
}
