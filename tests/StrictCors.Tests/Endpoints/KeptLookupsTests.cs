using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Conformance;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Endpoints;

/// <summary>Routing's answers about preflights are kept. A preflight that comes again is answered as it would be without that.</summary>
public sealed class KeptLookupsTests
{
    private const string A = "https://a.example";
    private const string B = "https://b.example";

    private static readonly IReadOnlyList<KeyValuePair<string, string?>> Settings = SettingsJson.Parse("""
        { "StrictCors": { "DefaultPolicy": "d", "Policies": {
            "a": { "AllowedOrigins": [ "https://a.example" ], "AllowedMethods": [ "*" ] },
            "b": { "AllowedOrigins": [ "https://b.example" ], "AllowedMethods": [ "*" ] },
            "d": { "AllowedOrigins": [ "https://d.example" ], "AllowedMethods": [ "*" ] } } } }
        """);

    [Fact]
    public async Task R6_Methods_of_one_path_keep_their_policies_in_turn()
    {
        await using var host = await StartAsync(app =>
        {
            app.MapGet("/x", () => "").RequireStrictCors("a");
            app.MapPut("/x", () => "").RequireStrictCors("b");
            app.MapPost("/x", () => "");
        });

        for (var round = 0; round < 3; round++)
        {
            (await IsAllowedAsync(host, "/x", A, "GET")).Should().BeTrue();
            (await IsAllowedAsync(host, "/x", A, "PUT")).Should().BeFalse();
            (await IsAllowedAsync(host, "/x", B, "PUT")).Should().BeTrue();
            (await IsAllowedAsync(host, "/x", B, "GET")).Should().BeFalse();
            (await IsAllowedAsync(host, "/x", "https://d.example", "POST")).Should().BeTrue();
            (await IsAllowedAsync(host, "/x", "https://d.example", "DELETE")).Should().BeTrue("nothing maps it, so the default policy answers");
        }
    }

    [Fact]
    public async Task R6_Hosts_of_one_path_keep_their_policies_in_turn()
    {
        await using var host = await StartAsync(app =>
        {
            app.MapPut("/x", () => "").RequireHost("one.example").RequireStrictCors("a");
            app.MapPut("/x", () => "").RequireHost("two.example:8080").RequireStrictCors("b");
        });

        for (var round = 0; round < 3; round++)
        {
            (await IsAllowedAsync(host, "/x", A, "PUT", "one.example")).Should().BeTrue();
            (await IsAllowedAsync(host, "/x", A, "PUT", "two.example:8080")).Should().BeFalse();
            (await IsAllowedAsync(host, "/x", B, "PUT", "two.example:8080")).Should().BeTrue();
            (await IsAllowedAsync(host, "/x", B, "PUT", "two.example")).Should().BeFalse();
        }
    }

    [Fact]
    public async Task An_endpoint_that_appears_at_the_path_counts_at_once()
    {
        var endpoints = new ChangingEndpoints();
        await using var host = await StartAsync(app =>
        {
            app.MapPut("/{any}", () => "").RequireStrictCors("a");
            ((IEndpointRouteBuilder)app).DataSources.Add(endpoints);
        });

        for (var round = 0; round < 3; round++)
        {
            (await IsAllowedAsync(host, "/x", A, "PUT")).Should().BeTrue();
            endpoints.Set(Endpoint("/x", "b"));
            (await IsAllowedAsync(host, "/x", A, "PUT")).Should().BeFalse();
            (await IsAllowedAsync(host, "/x", B, "PUT")).Should().BeTrue();
            endpoints.Set();
        }
    }

    [Theory]
    [InlineData("/own/{id:open}")]
    [InlineData("/own/{id:int:open}")]
    [InlineData("/own/{id:open?}")]
    public async Task A_constraint_of_the_application_is_asked_each_time(string pattern)
    {
        Open.IsOpen = true;
        await using var host = await StartAsync(
            app =>
            {
                app.MapPut(pattern, () => "").RequireStrictCors("a");
                app.MapPut("/own/{anything}", () => "").RequireStrictCors("b");
            },
            builder => builder.Services.Configure<RouteOptions>(options => options.SetParameterPolicy<Open>("open")));

        foreach (var isOpen in new[] { true, true, false, false, true })
        {
            Open.IsOpen = isOpen;
            (await IsAllowedAsync(host, "/own/1", A, "PUT")).Should().Be(isOpen);
            (await IsAllowedAsync(host, "/own/1", B, "PUT")).Should().Be(!isOpen);
        }
    }

    private static RouteEndpoint Endpoint(string pattern, string policy) => new(
        _ => Task.CompletedTask, RoutePatternFactory.Parse(pattern), 0, new(new HttpMethodMetadata(["PUT"]), new StrictCorsAttribute(policy)), pattern);

    private static Task<KestrelHost> StartAsync(Action<WebApplication> map, Action<WebApplicationBuilder>? configure = null) => KestrelHost.StartAsync(
        builder =>
        {
            configure?.Invoke(builder);
            builder.Services.AddStrictCors();
        },
        app =>
        {
            app.UseStrictCors();
            map(app);
        },
        Settings);

    private static async Task<bool> IsAllowedAsync(KestrelHost host, string target, string origin, string method, string? name = null)
    {
        var answer = await host.SendAsync(
            $"OPTIONS {target} HTTP/1.1\r\nHost: {name ?? "localhost"}\r\nConnection: close\r\nOrigin: {origin}\r\n"
            + $"Access-Control-Request-Method: {method}\r\n\r\n");
        answer.Status.Should().Be(204);
        return answer.AllowOrigin() is not null;
    }

    private sealed class Open : IRouteConstraint
    {
        public static bool IsOpen { get; set; }

        public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) => IsOpen;
    }
}
