using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using StrictCors.Tests.Infrastructure;
using static StrictCors.Tests.Middleware.Front.FrontHost;

namespace StrictCors.Tests.Middleware.Front;

/// <summary>What runs before UseStrictCors and answers is logged once, with the lines to write.</summary>
public class PipelineFindingsTests
{
    private const string End = " This is logged once per cause.";

    [Fact]
    public async Task Https_redirection_in_front_and_the_lines_that_cure_it()
    {
        static void Services(IServiceCollection services) => services.AddHttpsRedirection(options => options.HttpsPort = 443);
        await using var host = await StartAsync(
            app =>
            {
                app.UseHttpsRedirection();
                app.UseStrictCors();
                app.MapPut("/todos/{id}", (int id) => "put");
            },
            Services);
        await using var cured = await StartAsync(
            app =>
            {
                app.UseRouting();
                app.UseStrictCors();
                app.UseHttpsRedirection();
                app.MapPut("/todos/{id}", (int id) => "put");
            },
            Services);

        for (var i = 0; i < 3; i++)
        {
            await host.SendAsync(RawRequest.Preflight("/todos/1", Allowed, "PUT"));
        }

        host.Findings().Should().Equal(
            $"A preflight of /todos/1 from {Allowed} was answered with 307 before UseStrictCors, so that no policy applies. "
            + "Move app.UseStrictCors() before app.UseHttpsRedirection(), and app.UseRouting() with it if the program calls that: "
            + "app.UseRouting(); app.UseStrictCors(); app.UseHttpsRedirection();" + End);
        (await cured.SendAsync(RawRequest.Preflight("/todos/1", Allowed, "PUT"))).Status.Should().Be(204);
        cured.Findings().Should().BeEmpty();
    }

    [Fact]
    public async Task The_output_cache_in_front_is_told_at_the_first_request()
    {
        await using var host = await StartAsync(
            app =>
            {
                app.UseOutputCache();
                app.UseStrictCors();
                app.MapGet("/prices", () => "prices").CacheOutput();
            },
            services => services.AddOutputCache());

        await host.SendAsync(RawRequest.Get("/prices").With("Origin", Allowed));

        host.Findings().Should().ContainSingle().Which.Should().StartWith("The output cache runs before UseStrictCors")
            .And.Contain("app.UseRouting(); app.UseStrictCors(); app.UseOutputCache();");
        await host.SendAsync(RawRequest.Get("/prices").With("Origin", Allowed));
        host.Findings().Should().HaveCountLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task Caches_after_UseStrictCors_are_no_finding()
    {
        await using var host = await StartAsync(
            app =>
            {
                app.UseStrictCors();
                app.UseOutputCache();
                app.MapGet("/prices", () => "prices").CacheOutput();
            },
            services => services.AddOutputCache());

        await host.SendAsync(RawRequest.Get("/prices").With("Origin", Allowed));
        await host.SendAsync(RawRequest.Get("/prices").With("Origin", Allowed));

        host.Findings().Should().BeEmpty();
    }

    [Theory]
    [InlineData("response cache", "app.UseResponseCaching();")]
    [InlineData("rate limiter", "app.UseRateLimiter();")]
    [InlineData("static files", "app.UseStaticFiles();")]
    [InlineData("own middleware", "the middleware that answers with 401")]
    public async Task What_answers_in_front(string what, string expected)
    {
        await using var host = await StartAsync(
            app =>
            {
                _ = what switch
                {
                    "response cache" => app.UseResponseCaching(),
                    "rate limiter" => app.UseRateLimiter(),
                    "static files" => app.UseStaticFiles(new StaticFileOptions
                    {
                        FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory),
                        ServeUnknownFileTypes = true,
                    }),
                    _ => app.Use((HttpContext context, RequestDelegate _) =>
                    {
                        context.Response.StatusCode = 401;
                        return Task.CompletedTask;
                    }),
                };
                app.UseStrictCors();
                app.MapGet("/prices", (HttpResponse response) =>
                {
                    response.Headers.CacheControl = "public, max-age=60";
                    return "prices";
                });
            },
            services =>
            {
                services.AddResponseCaching();
                services.AddRateLimiter(limits =>
                {
                    limits.RejectionStatusCode = 429;
                    limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetFixedWindowLimiter("all",
                        _ => new() { PermitLimit = 1, Window = TimeSpan.FromHours(1) }));
                });
            });

        var target = what == "static files" ? "/StrictCors.Tests.dll" : "/prices";
        for (var i = 0; i < 3; i++)
        {
            await host.SendAsync(RawRequest.Get(target).With("Origin", Allowed));
        }

        host.Findings().Should().ContainSingle().Which.Should().Contain(expected)
            .And.Contain("app.UseRouting(); app.UseStrictCors(); ").And.EndWith(End);
    }

    [Fact]
    public async Task A_request_that_needs_no_policy_is_no_finding()
    {
        await using var host = await StartAsync(app =>
        {
            app.Use((context, next) => context.Request.Path.StartsWithSegments("/front") ? context.Response.WriteAsync("front") : next(context));
            app.UseStrictCors();
            app.MapShortCircuit(404, "favicon.ico");
            app.MapGet("/todos", () => "todos").RequireStrictCors("web");
        }, json: WithoutDefault);

        await host.SendAsync(RawRequest.Get("/front"));
        await host.SendAsync(RawRequest.Get("/favicon.ico").With("Origin", Evil));
        await host.SendAsync(RawRequest.Get("/todos").With("Origin", Evil));
        await host.SendAsync(RawRequest.Get("/nowhere").With("Origin", Evil));
        await host.SendAsync(RawRequest.Get("/front").With("Origin", Evil).With("Sec-Fetch-Site", "same-origin"));

        host.Findings().Should().BeEmpty();
    }

    [Fact]
    public async Task In_a_branch_it_is_the_intention_that_other_requests_do_not_reach_it()
    {
        await using var host = await StartAsync(
            app =>
            {
                app.UseWhen(context => !context.Request.Path.StartsWithSegments("/connect"), branch => branch.UseStrictCors("web"));
                app.Use((context, next) => context.Request.Path.StartsWithSegments("/connect") ? context.Response.WriteAsync("own") : next(context));
                app.MapGet("/todos", () => "todos");
            },
            json: WithoutDefault);

        await host.SendAsync(RawRequest.Get("/connect/token").With("Origin", Allowed));
        var todos = await host.SendAsync(RawRequest.Get("/todos").With("Origin", Allowed));

        todos.OwnedHeaders.Should().Contain(("Access-Control-Allow-Origin", Allowed));
        host.Logs.GetSnapshot().Should().NotContain(log => log.Category == "StrictCors" && log.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task What_a_request_holds_forges_no_line()
    {
        await using var host = await StartAsync(app =>
        {
            app.Use((HttpContext context, RequestDelegate _) => context.Response.WriteAsync("front"));
            app.UseStrictCors();
        });

        await host.SendAsync(RawRequest.Get("/a%0d%0ab").With("Origin", Evil));

        host.Findings().Should().ContainSingle().Which.Should().Contain(@"\u000d\u000a").And.NotContain("\n");
    }
}
