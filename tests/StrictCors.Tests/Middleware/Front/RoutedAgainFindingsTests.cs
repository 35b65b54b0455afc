using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Rewrite;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;
using static StrictCors.Tests.Middleware.Front.FrontHost;

namespace StrictCors.Tests.Middleware.Front;

/// <summary>Routing that runs again after UseStrictCors is logged once, with the lines to write.</summary>
public sealed class RoutedAgainFindingsTests
{
    [Fact]
    public async Task Routing_again_after_a_rewrite()
    {
        await using var host = await StartAsync(app =>
        {
            app.UseRouting();
            app.UseStrictCors();
            app.UseRewriter(new RewriteOptions().AddRewrite("^old$", "closed", skipRemainingRules: true));
            app.MapGet("/old", () => "old");
            app.MapGet("/closed", () => "closed").DisableStrictCors();
            app.MapGet("/open", () => "open");
        });
        await using var cured = await StartAsync(app =>
        {
            app.UseRewriter(new RewriteOptions().AddRewrite("^old$", "closed", skipRemainingRules: true));
            app.UseRouting();
            app.UseStrictCors();
            app.MapGet("/old", () => "old");
            app.MapGet("/closed", () => "closed").DisableStrictCors();
        });

        await host.SendAsync(RawRequest.Get("/open").With("Origin", Allowed));
        host.Findings().Should().BeEmpty();
        await host.SendAsync(RawRequest.Get("/old").With("Origin", Allowed));
        await host.SendAsync(RawRequest.Get("/old").With("Origin", Allowed));
        var closed = await cured.SendAsync(RawRequest.Get("/old").With("Origin", Allowed));

        host.Findings().Should().ContainSingle().Which.Should().Contain("/closed").And.Contain("disabled CORS")
            .And.Contain("app.UseRewriter(…); app.UseRouting(); app.UseStrictCors();");
        closed.OwnedHeaders.Should().BeEmpty();
        cured.Findings().Should().BeEmpty();
    }

    [Fact]
    public async Task A_branch_with_routing_of_its_own()
    {
        await using var host = await StartAsync(app =>
        {
            app.UseStrictCors();
            app.Map("/branch", Branch);
        });
        await using var cured = await StartAsync(app =>
        {
            app.Map("/branch", BranchWithPolicy);
            app.UseStrictCors();
        });

        await host.SendAsync(RawRequest.Get("/branch/closed").With("Origin", Allowed));
        var closed = await cured.SendAsync(RawRequest.Get("/branch/closed").With("Origin", Allowed));

        host.Findings().Should().ContainSingle().Which.Should().Contain("UseRouting of its own");
        closed.OwnedHeaders.Should().BeEmpty();
        cured.Findings().Should().BeEmpty();

        static void Branch(IApplicationBuilder branch)
        {
            branch.UseRouting();
            branch.UseEndpoints(routes => routes.MapGet("/closed", () => "closed").DisableStrictCors());
        }

        static void BranchWithPolicy(IApplicationBuilder branch)
        {
            branch.UseRouting();
            branch.UseStrictCors();
            branch.UseEndpoints(routes => routes.MapGet("/closed", () => "closed").DisableStrictCors());
        }
    }

    [Fact]
    public async Task Routing_again_to_an_endpoint_that_appears_while_the_program_runs()
    {
        var late = new ChangingEndpoints();
        await using var host = await StartAsync(app =>
        {
            app.UseRouting();
            app.UseStrictCors();
            app.UseRewriter(new RewriteOptions().AddRewrite("^old$", "closed", skipRemainingRules: true));
            app.MapGet("/old", () => "old");
            ((IEndpointRouteBuilder)app).DataSources.Add(late);
        });
        var closed = new RouteEndpointBuilder(context => context.Response.WriteAsync("closed"), RoutePatternFactory.Parse("/closed"), 0)
        {
            DisplayName = "/closed",
            Metadata = { new DisableStrictCorsAttribute() },
        };

        await host.SendAsync(RawRequest.Get("/old").With("Origin", Allowed));
        host.Findings().Should().BeEmpty("no endpoint chooses a policy");
        late.Set(closed.Build());
        await host.SendAsync(RawRequest.Get("/old").With("Origin", Allowed));

        host.Findings().Should().ContainSingle().Which.Should().Contain("/closed").And.Contain("disabled CORS");
    }

    [Theory]
    [InlineData("Development", false)]
    [InlineData("Production", true)]
    public async Task An_endpoint_that_is_in_no_list(string environment, bool isAnotherChoosing)
    {
        await using var host = await KestrelHost.StartAsync(
            builder => builder.Services.AddStrictCors(),
            app =>
            {
                app.UseRouting();
                app.UseStrictCors();
                app.Use((HttpContext context, RequestDelegate _) =>
                {
                    context.SetEndpoint(new(_ => Task.CompletedTask, new(new DisableStrictCorsAttribute()), "the code"));
                    return context.Response.WriteAsync("code");
                });
                app.MapGet("/old", () => "old");
                if (isAnotherChoosing)
                {
                    app.MapGet("/closed", () => "closed").DisableStrictCors();
                }
            },
            SettingsJson.Parse(WithDefault),
            environment);

        await host.SendAsync(RawRequest.Get("/old").With("Origin", Allowed));

        host.Findings().Should().ContainSingle().Which.Should()
            .Contain("the code, which chooses disabled CORS, ran under the policy of HTTP: GET /old");
    }

    [Fact]
    public async Task An_endpoint_that_is_in_no_list_and_was_there_first()
    {
        await using var host = await StartAsync(app =>
        {
            app.UseRouting();
            app.Use((context, next) =>
            {
                context.SetEndpoint(new(_ => Task.CompletedTask, new(new DisableStrictCorsAttribute()), "the code"));
                return next(context);
            });
            app.UseStrictCors();
            app.Use((context, next) =>
            {
                context.SetEndpoint(null);
                return next(context);
            });
            app.UseRouting();
            app.MapGet("/old", () => "old");
        });

        await host.SendAsync(RawRequest.Get("/old").With("Origin", Allowed));

        host.Findings().Should().ContainSingle().Which.Should().Contain("GET /old").And.Contain("ran under the policy of the code");
    }

    [Fact]
    public async Task Error_pages_are_not_routing_again()
    {
        await using var host = await StartAsync(app =>
        {
            app.UseStrictCors();
            app.UseExceptionHandler("/error");
            app.UseStatusCodePagesWithReExecute("/status");
            app.MapGet("/throws", string () => throw new TimeoutException()).RequireStrictCors("web");
            app.MapGet("/missing", () => Results.NotFound()).RequireStrictCors("web");
            app.Map("/error", () => "error").DisableStrictCors();
            app.Map("/status", () => "status").DisableStrictCors();
        });

        var thrown = await host.SendAsync(RawRequest.Get("/throws").With("Origin", Allowed));
        await host.SendAsync(RawRequest.Get("/missing").With("Origin", Allowed));

        thrown.OwnedHeaders.Should().Contain(("Access-Control-Allow-Origin", Allowed));
        host.Findings().Should().BeEmpty();
    }
}
