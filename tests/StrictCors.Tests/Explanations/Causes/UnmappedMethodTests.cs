using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Conformance;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Explanations;

/// <summary>R6a, D3a: a page uses a method that the endpoint does not have, and the browser names CORS. The log names the endpoint, also in a program
/// in which all endpoints have the same policy.</summary>
public sealed class UnmappedMethodTests
{
    private const string App = "https://app.example.com";

    [Theory]
    [InlineData("/todos/1", "PUT", App)]
    [InlineData("/todos/1", "DELETE", "https://other.example")]
    [InlineData("/base/todos/1", "PUT", App)]
    public async Task R6a_no_endpoint_maps_the_method_of_a_denied_preflight(string target, string method, string origin)
    {
        await using var host = await StartAsync();

        var response = await host.SendAsync(RawRequest.Preflight(target, origin, method, "x-a"));

        response.Status.Should().Be(204);
        Denial(host).Should().EndWith($". No endpoint maps {method} at this path. The request itself would get 404 or 405, unless middleware "
            + $"serves it.");
    }

    [Fact]
    public async Task R6a_where_no_endpoint_has_the_path_middleware_may_serve_it_and_the_advice_stays()
    {
        await using var host = await StartAsync();
        await using var cured = await StartAsync(policy => policy.WithMethods("GET", "PUT"));

        await host.SendAsync(RawRequest.Preflight("/files/1", App, "PUT"));
        await cured.SendAsync(RawRequest.Preflight("/files/1", App, "PUT"));

        Denial(host).Should().EndWith(
            ". No endpoint maps PUT at this path. The request itself would get 404, unless middleware serves it. If that has CORS code of its own, "
            + "leave its paths out: app.UseWhen(context => !context.Request.Path.StartsWithSegments(\"/path\"), branch => branch.UseStrictCors(…)). "
            + "Otherwise: 'PUT' is not allowed; AllowedMethods would need \"PUT\".");
        cured.Logs.GetSnapshot().Should().NotContain(log => log.Id.Name == "PreflightDenied");
        (await cured.SendAsync(RawRequest.Method("PUT", "/files/1").With("Origin", App).WithBody(""))).Body.Should().Be("file");
    }

    [Fact]
    public async Task D3a_middleware_with_CORS_code_of_its_own_is_left_out()
    {
        await using var host = await StartWithMiddlewareAsync(app => app.UseStrictCors());
        await using var cured = await StartWithMiddlewareAsync(
            app => app.UseWhen(context => !context.Request.Path.StartsWithSegments("/connect"), branch => branch.UseStrictCors()));

        await host.SendAsync(RawRequest.Preflight("/connect/token", "https://client.example", "POST"));
        var answer = await cured.SendAsync(RawRequest.Preflight("/connect/token", "https://client.example", "POST"));

        Denial(host).Should().Contain("leave its paths out: app.UseWhen(context => !context.Request.Path.StartsWithSegments(");
        answer.AllowOrigin().Should().Be("https://client.example");

        static Task<KestrelHost> StartWithMiddlewareAsync(Action<WebApplication> use) => KestrelHost.StartAsync(
            builder => builder.Services.AddStrictCors(cors => cors.AddDefaultPolicy(web => web.WithOrigins(App))),
            app =>
            {
                app.UseRouting();
                use(app);
                app.Use((context, next) =>
                {
                    context.Response.Headers.AccessControlAllowOrigin = "https://client.example";
                    return context.Request.Path.StartsWithSegments("/connect") ? Task.CompletedTask : next(context);
                });
            });
    }

    [Fact]
    public async Task D3a_what_is_advised_for_a_mapped_method_works()
    {
        await using var host = await StartAsync();
        await using var cured = await StartAsync(policy => policy.WithMethods("DELETE").WithHeaders("x-a"));

        await host.SendAsync(RawRequest.Preflight("/mapped", App, "DELETE", "x-a"));
        var allowed = await cured.SendAsync(RawRequest.Preflight("/mapped", App, "DELETE", "x-a"));

        Denial(host).Should().EndWith("'DELETE' is not allowed; AllowedMethods would need \"DELETE\". 'x-a' is not allowed; AllowedHeaders "
            + "would need "
            + "\"x-a\".");
        allowed.AllowMethods().Should().Be("DELETE");
    }

    [Fact]
    public async Task D4_a_flood_of_denials_queries_routing_for_those_that_are_logged_only()
    {
        await using var host = await StartAsync();
        var lookups = 0;
        host.Services.GetRequiredService<LookupCount>().Count = () => Interlocked.Increment(ref lookups);
        for (var i = 0; i < 200; i++)
        {
            await host.SendAsync(RawRequest.Preflight("/constrained/1", $"https://evil{i}.test", "PUT"));
        }

        // Routing itself once for each request, and twice or three times more for each of those that are logged.
        lookups.Should().BeLessThanOrEqualTo(200 + (128 * 3));
        host.Logs.GetSnapshot().Count(log => log.Id.Name == "PreflightDenied").Should().Be(128);
    }

    private static string Denial(KestrelHost host) => host.Logs.GetSnapshot().Single(log => log.Id.Name == "PreflightDenied").Message;

    private static Task<KestrelHost> StartAsync(Action<StrictCorsPolicyBuilder>? policy = null) => KestrelHost.StartAsync(
        builder =>
        {
            builder.Services.AddSingleton<LookupCount>();
            builder.Services.AddRouting(routing => routing.ConstraintMap["counted"] = typeof(CountedConstraint));
            builder.Services.AddStrictCors(cors => cors.AddDefaultPolicy(web =>
            {
                web.WithOrigins(App);
                (policy ?? (one => one.WithMethods("GET"))).Invoke(web);
            }));
        },
        app =>
        {
            app.UsePathBase("/base");
            app.UseRouting();
            app.UseStrictCors();
            app.Use((context, next) => context.Request.Path.StartsWithSegments("/files") ? context.Response.WriteAsync("file") : next(context));
            app.MapGet("/todos/{id}", (int id) => "todo");
            app.MapPost("/todos/{id}", (int id) => "todo");
            app.MapDelete("/mapped", () => "deleted");
            app.MapGet("/constrained/{id:counted}", (int id) => "constrained");
        });

    private sealed class LookupCount
    {
        public Action Count { get; set; } = static () => { };
    }

    private sealed class CountedConstraint(LookupCount lookups) : Microsoft.AspNetCore.Routing.IRouteConstraint
    {
        public bool Match(HttpContext? httpContext, Microsoft.AspNetCore.Routing.IRouter? route, string routeKey,
            Microsoft.AspNetCore.Routing.RouteValueDictionary values, Microsoft.AspNetCore.Routing.RouteDirection routeDirection)
        {
            lookups.Count();
            return true;
        }
    }
}
