using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StrictCors.Tests.Infrastructure;
using static StrictCors.Tests.Middleware.Front.FrontHost;

namespace StrictCors.Tests.Middleware.Front;

/// <summary>A7: code before UseStrictCors does not have the last word.</summary>
public class LastWordTests
{
    private const string AllowOrigin = "Access-Control-Allow-Origin";
    private const string Credentials = "Access-Control-Allow-Credentials";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A7_The_built_in_middleware_in_front_opens_nothing(bool routesItself)
    {
        await using var host = await StartAsync(
            app =>
            {
                app.UseCors("old");
                if (routesItself)
                {
                    app.UseRouting();
                }

                app.UseStrictCors();
                app.MapGet("/todos", () => "todos");
            },
            services => services.AddCors(cors => cors.AddPolicy("old", policy =>
                policy.SetIsOriginAllowed(_ => true).AllowAnyHeader().AllowAnyMethod().AllowCredentials())));

        var denied = await host.SendAsync(RawRequest.Get("/todos").With("Origin", Evil));
        var allowed = await host.SendAsync(RawRequest.Get("/todos").With("Origin", Allowed));
        await host.SendAsync(RawRequest.Preflight("/todos", Evil, "PUT"));
        await host.SendAsync(RawRequest.Preflight("/todos", Allowed, "PUT"));

        denied.OwnedHeaders.Should().BeEmpty();
        allowed.OwnedHeaders.Should().BeEquivalentTo([(AllowOrigin, Allowed), (Credentials, "true")]);
        denied.Headers.Where(header => header.Name.Equals("Vary", StringComparison.OrdinalIgnoreCase)).Should().ContainSingle()
            .Which.Value.Should().Be("Origin");
        host.Findings().Should().Equal(
            "The built-in CORS middleware runs before UseStrictCors and answers preflights by itself. Remove app.UseCors(…). If a package calls it "
                + "for paths of its own, leave it. This is logged once.");
    }

    [Fact]
    public async Task A7_The_built_in_middleware_after_UseStrictCors_is_no_finding()
    {
        await using var host = await StartAsync(
            app =>
            {
                app.UseExceptionHandler("/error");
                app.UseStrictCors();
                app.UseCors();
                app.MapGet("/todos", string () => throw new TimeoutException());
                app.MapGet("/error", () => "error");
            },
            services => services.AddCors());

        await host.SendAsync(RawRequest.Get("/todos").With("Origin", Allowed));
        await host.SendAsync(RawRequest.Preflight("/todos", Allowed, "PUT"));

        host.Findings().Should().BeEmpty();
    }

    [Fact]
    public async Task A7_Headers_that_code_in_front_sets_when_the_response_starts()
    {
        await using var host = await StartAsync(app =>
        {
            app.Use((context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers[AllowOrigin] = "*";
                    context.Response.Headers["Access-Control-Allow-Methods"] = "DELETE";
                    return Task.CompletedTask;
                });
                return next(context);
            });
            app.UseStrictCors();
            app.MapGet("/todos", () => "todos");
            app.MapPut("/todos", () => "put");
        });

        await ShouldAnswerAsync(host);
    }

    [Fact]
    public async Task A7_Headers_and_a_status_that_code_in_front_sets_after_the_rest()
    {
        await using var host = await StartAsync(app =>
        {
            app.Use(async (context, next) =>
            {
                await next(context);
                if (!context.Response.HasStarted)
                {
                    context.Response.StatusCode = 200;
                    context.Response.Headers.Append(AllowOrigin, Evil);
                    context.Response.Headers["Access-Control-Allow-Methods"] = "DELETE";
                    context.Response.Headers["Access-Control-Max-Age"] = "9999";
                    context.Response.Headers.Vary = "Accept";
                }
            });
            app.UseStrictCors();
            app.MapGet("/todos", () => Results.Empty);
            app.MapPut("/todos", () => "put");
        });

        await ShouldAnswerAsync(host);
        var preflight = await host.SendAsync(RawRequest.Preflight("/todos", Allowed, "PUT"));
        preflight.Status.Should().Be(204);
        preflight.Headers.Where(header => header.Name == "Vary").SelectMany(header => header.Value.Split(", ")).Should().BeEquivalentTo(
            "Accept", "Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers");
    }

    [Fact]
    public async Task A7_A_body_that_code_in_front_writes_after_a_preflight_stays_whole()
    {
        await using var host = await StartAsync(app =>
        {
            app.Use(async (context, next) =>
            {
                await next(context);
                if (!context.Response.HasStarted)
                {
                    context.Response.StatusCode = 200;
                    await context.Response.WriteAsJsonAsync("wrapped");
                }
            });
            app.UseStrictCors();
        });

        var preflight = await host.SendAsync(RawRequest.Preflight("/todos", Allowed, "PUT"));

        preflight.Status.Should().Be(200);
        preflight.Body.Should().Contain("wrapped");
        preflight.OwnedHeaders.Should().Contain((AllowOrigin, Allowed));
    }

    private static async Task ShouldAnswerAsync(KestrelHost host)
    {
        var denied = await host.SendAsync(RawRequest.Get("/todos").With("Origin", Evil));
        var allowed = await host.SendAsync(RawRequest.Get("/todos").With("Origin", Allowed));
        var preflight = await host.SendAsync(RawRequest.Preflight("/todos", Allowed, "PUT"));
        var deniedPreflight = await host.SendAsync(RawRequest.Preflight("/todos", Evil, "PUT"));

        denied.OwnedHeaders.Should().BeEmpty();
        allowed.OwnedHeaders.Should().BeEquivalentTo([(AllowOrigin, Allowed), (Credentials, "true")]);
        deniedPreflight.OwnedHeaders.Should().BeEmpty();
        preflight.OwnedHeaders.Should().BeEquivalentTo(
            [(AllowOrigin, Allowed), (Credentials, "true"), ("Access-Control-Allow-Methods", "GET, PUT")]);
    }
}
