using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StrictCors.Tests.Infrastructure;
using static StrictCors.Tests.Middleware.Front.FrontHost;

namespace StrictCors.Tests.Middleware.Front;

/// <summary>A7: what is inside, what replaces the context, and what StrictCors leaves alone.</summary>
public sealed class LastWordPlaceTests
{
    private const string AllowOrigin = "Access-Control-Allow-Origin";
    private const string Credentials = "Access-Control-Allow-Credentials";

    [Fact]
    public async Task A7_A_startup_filter_of_the_application_is_inside()
    {
        await using var host = await StartAsync(
            app =>
            {
                app.UseStrictCors();
                app.MapGet("/todos", () => "todos");
            },
            services => services.AddTransient<IStartupFilter, OpeningFilter>());

        var denied = await host.SendAsync(RawRequest.Get("/todos").With("Origin", Evil));

        denied.OwnedHeaders.Should().BeEmpty();
    }

    [Fact]
    public async Task A7_Middleware_that_replaces_the_context_loses_no_header()
    {
        await using var host = await StartAsync(app =>
        {
            app.Use((context, next) => next(new DefaultHttpContext(context.Features) { RequestServices = context.RequestServices }));
            app.UseRouting();
            app.UseStrictCors();
            app.MapGet("/todos", () => "todos");
        });

        var allowed = await host.SendAsync(RawRequest.Get("/todos").With("Origin", Allowed));

        allowed.OwnedHeaders.Should().BeEquivalentTo([(AllowOrigin, Allowed), (Credentials, "true")]);
        host.Logs.GetSnapshot().Should().NotContain(log => log.Category == "StrictCors" && log.Level == LogLevel.Warning);
    }

    [Theory]
    [InlineData("Accept", "*/*")]
    [InlineData("Origin", Allowed)]
    [InlineData("Origin", Evil)]
    public async Task A7_V1_Caches_keep_responses_apart_if_middleware_replaces_the_context(string name, string value)
    {
        await using var host = await StartAsync(app =>
        {
            app.Use((context, next) => next(new DefaultHttpContext(context.Features) { RequestServices = context.RequestServices }));
            app.UseRouting();
            app.UseStrictCors();
            app.MapGet("/todos", () => "todos");
        });

        var response = await host.SendAsync(RawRequest.Get("/todos").With(name, value));

        response.Lines("Vary").Should().Equal("Origin");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("OPTIONS")]
    public async Task A7_The_answer_names_the_origin_that_was_decided_about_whatever_the_request_has_afterwards(string method)
    {
        await using var host = await StartAsync(app =>
        {
            app.Use(async (context, next) =>
            {
                var received = context.Request.Headers.Origin;
                context.Request.Headers.Origin = Allowed;
                await next(context);
                context.Request.Headers.Origin = received;
            });
            app.UseStrictCors();
            app.Map("/todos", () => Results.Empty);
        });

        var response = await host.SendAsync(
            method == "GET" ? RawRequest.Get("/todos").With("Origin", Evil) : RawRequest.Preflight("/todos", Evil, "PUT"));

        response.Single(AllowOrigin).Should().Be(Allowed);
    }

    [Fact]
    public async Task A7_A_bypassed_endpoint_keeps_its_own_headers()
    {
        await using var host = await StartAsync(app =>
        {
            app.UseStrictCors();
            app.MapGet("/own", (HttpContext context) => context.Response.Headers[AllowOrigin] = "*").BypassStrictCors();
        });

        var response = await host.SendAsync(RawRequest.Get("/own").With("Origin", Evil));

        response.OwnedHeaders.Should().Equal((AllowOrigin, "*"));
        host.Findings().Should().BeEmpty();
    }

    private sealed class OpeningFilter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers[AllowOrigin] = "*";
                    return Task.CompletedTask;
                });
                return following(context);
            });
            next(app);
        };
    }
}
