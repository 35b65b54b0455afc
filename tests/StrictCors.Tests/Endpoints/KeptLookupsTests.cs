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
    public async Task R6_A_path_for_which_another_route_is_better_has_the_policy_of_that_one()
    {
        await using var host = await StartAsync(app =>
        {
            app.MapPut("/x/{id}", () => "").RequireStrictCors("a");
            app.MapGet("/x/{id}", () => "").RequireStrictCors("b");
            app.MapPut("/x/special", () => "").RequireStrictCors("b");
            app.MapPut("/y/{id}/z", () => "").RequireStrictCors("a");
            app.MapPut("/y/{id}/{rest}", () => "").RequireStrictCors("b");
            app.MapPut("/z/{id}", () => "").RequireStrictCors("a");
            app.MapPut("/z/{id}/{more}", () => "").RequireStrictCors("b");
        });

        for (var round = 0; round < 3; round++)
        {
            (await IsAllowedAsync(host, $"/x/{round}", A, "PUT")).Should().BeTrue();
            (await IsAllowedAsync(host, $"/x/{round}", B, "GET")).Should().BeTrue();
            (await IsAllowedAsync(host, "/x/special", A, "PUT")).Should().BeFalse();
            (await IsAllowedAsync(host, "/x/special", B, "PUT")).Should().BeTrue();
            (await IsAllowedAsync(host, $"/y/{round}/z", A, "PUT")).Should().BeTrue();
            (await IsAllowedAsync(host, $"/y/{round}/z/", A, "PUT")).Should().BeTrue();
            (await IsAllowedAsync(host, $"/y/{round}/y", A, "PUT")).Should().BeFalse();
            (await IsAllowedAsync(host, $"/z/{round}", A, "PUT")).Should().BeTrue();
            (await IsAllowedAsync(host, $"/z/{round}/1", A, "PUT")).Should().BeFalse();
        }
    }

    [Fact]
    public async Task R5_An_endpoint_that_middleware_sets_for_another_path_does_not_bring_the_answer_of_its_own()
    {
        // PUT of /p/1 has the policy b, so that an answer with a is for one request only.
        await using var host = await KestrelHost.StartAsync(
            builder => builder.Services.AddStrictCors(),
            app =>
            {
                app.UseRouting();
                Endpoint? kept = null;
                app.Use((context, next) =>
                {
                    kept ??= context.Request.Path == "/o/1" ? context.GetEndpoint() : null;
                    if (context.Request.Path == "/p/1")
                    {
                        context.SetEndpoint(kept);
                    }

                    return next(context);
                });
                app.UseStrictCors();
                app.MapPut("/o/{id}", () => "").RequireStrictCors("a");
                app.MapPut("/p/{id}", () => "").RequireStrictCors("b");
            },
            Settings);

        for (var round = 0; round < 2; round++)
        {
            (await SendAsync(host, "/o/1", A, "PUT")).MaxAge().Should().BeNull();
            (await SendAsync(host, "/p/1", A, "PUT")).MaxAge().Should().Be("0");
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
        _ => Task.CompletedTask, RoutePatternFactory.Parse(pattern), 0, new(new HttpMethodMetadata(["PUT"]), new StrictCorsAttribute(policy)),
        pattern);

    private static Task<KestrelHost> StartAsync(Action<WebApplication> map, Action<WebApplicationBuilder>? configure = null) =>
        KestrelHost.StartAsync(
            builder =>
            {
                configure?.Invoke(builder);
                builder.Services.AddStrictCors();
            },
            app => map((WebApplication)app.UseStrictCors()),
            Settings);

    private static async Task<bool> IsAllowedAsync(KestrelHost host, string target, string origin, string method, string? name = null) =>
        (await SendAsync(host, target, origin, method, name)).AllowOrigin() is not null;

    private static async Task<RawResponse> SendAsync(KestrelHost host, string target, string origin, string method, string? name = null)
    {
        var answer = await host.SendAsync(
            $"OPTIONS {target} HTTP/1.1\r\nHost: {name ?? "localhost"}\r\nConnection: close\r\nOrigin: {origin}\r\n"
            + $"Access-Control-Request-Method: {method}\r\n\r\n");
        answer.Status.Should().Be(204);
        return answer;
    }

    private sealed class Open : IRouteConstraint
    {
        public static bool IsOpen { get; set; }

        public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            IsOpen;
    }
}
