using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using StrictCors.Tests.Infrastructure;
using static StrictCors.Tests.Middleware.Front.FrontHost;

namespace StrictCors.Tests.Middleware.Front;

/// <summary>The same findings in other hosts, and advice that works when it is followed.</summary>
public class PipelineOrderTests
{
    [Theory]
    [InlineData("webapi")]
    [InlineData("mvc")]
    public async Task The_lines_work_in_the_templates(string template)
    {
        await using var host = await StartAsync(
            app =>
            {
                app.UseRouting();
                app.UseStrictCors();
                app.UseHttpsRedirection();
                if (template == "mvc")
                {
                    app.UseRouting();
                }

                app.UseAuthorization();
                app.MapPut("/todos", () => "put");
            },
            services =>
            {
                services.AddAuthorization();
                services.AddHttpsRedirection(options => options.HttpsPort = 443);
            });

        var preflight = await host.SendAsync(RawRequest.Preflight("/todos", Allowed, "PUT"));
        var redirected = await host.SendAsync(RawRequest.Get("/todos").With("Origin", Allowed));

        preflight.Status.Should().Be(204);
        redirected.Status.Should().Be(307);
        redirected.OwnedHeaders.Should().Contain(("Access-Control-Allow-Origin", Allowed));
        host.Findings().Should().BeEmpty();
    }

    [Fact]
    public async Task An_authentication_handler_that_answers_in_front()
    {
        await using var host = await StartAsync(
            app =>
            {
                app.UseAuthentication();
                app.UseStrictCors();
                app.MapGet("/signin", () => "not reached");
            },
            services => services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, SigningIn>("test", null));

        await host.SendAsync(RawRequest.Get("/signin").With("Origin", Allowed));

        host.Findings().Should().ContainSingle().Which.Should().Contain("answered with 302")
            .And.Contain("Move app.UseStrictCors() before app.UseAuthentication()");
    }

    [Fact]
    public async Task W4_A_handshake_that_is_accepted_in_front()
    {
        await using var host = await StartAsync(app =>
        {
            app.UseWebSockets();
            app.Use(async (context, next) =>
            {
                if (context.WebSockets.IsWebSocketRequest)
                {
                    using var socket = await context.WebSockets.AcceptWebSocketAsync();
                    return;
                }

                await next(context);
            });
            app.UseStrictCors();
        });

        await host.SendAsync(RawRequest.Get("/hub").With("Origin", Evil).With("Connection", "Upgrade").With("Upgrade", "websocket")
            .With("Sec-WebSocket-Version", "13").With("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="));

        host.Findings().Should().ContainSingle().Which.Should().StartWith($"A WebSocket handshake of /hub from {Evil} was answered with 101");
    }

    [Fact]
    public async Task In_a_Startup_class()
    {
        using var host = await StartGenericAsync(app =>
        {
            app.Use((context, next) => context.Request.Path.StartsWithSegments("/front") ? context.Response.WriteAsync("front") : next(context));
            app.UseRouting();
            app.UseStrictCors();
            app.UseEndpoints(_ => { });
        });

        await host.GetTestServer().SendAsync(context =>
        {
            context.Request.Path = "/front";
            context.Request.Headers.Origin = Evil;
        });

        host.Services.GetFakeLogCollector().GetSnapshot().Should().ContainSingle(log => log.Id.Name == "AnsweredBeforeStrictCors");
    }

    [Fact]
    public async Task UseWhen_beside_the_main_call_in_a_Startup_class()
    {
        var start = () => StartGenericAsync(app =>
        {
            app.UseRouting();
            app.UseWhen(_ => true, branch => branch.UseStrictCors("web"));
            app.UseStrictCors();
        });

        (await start.Should().ThrowAsync<StrictCorsConfigurationException>()).Which.Problems.Should().ContainSingle()
            .Which.Code.Should().Be("SC2006");
    }

    [Fact]
    public async Task A_branch_alone_in_a_Startup_class_expects_nothing_of_other_requests()
    {
        using var host = await StartGenericAsync(app =>
        {
            app.Map("/api", branch => branch.UseStrictCors());
            app.Run(context => context.Response.WriteAsync("rest"));
        });

        await host.GetTestServer().SendAsync(context =>
        {
            context.Request.Path = "/rest";
            context.Request.Headers.Origin = Evil;
        });

        host.Services.GetFakeLogCollector().GetSnapshot().Where(log => log.Level == LogLevel.Warning).Should().ContainSingle()
            .Which.Message.Should().StartWith("SC3010");
    }

    private static async Task<IHost> StartGenericAsync(Action<IApplicationBuilder> app)
    {
        var host = new HostBuilder()
            .ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(SettingsJson.Parse(WithDefault)))
            .ConfigureServices(services => services.AddLogging(logging => logging.AddFakeLogging()))
            .ConfigureWebHost(web => web.UseTestServer().ConfigureServices(services =>
            {
                services.AddRouting();
                services.AddStrictCors();
            }).Configure(app))
            .Build();
        try
        {
            await host.StartAsync();
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Answers its own path, as the handlers of remote sign-ins do.</summary>
    private sealed class SigningIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder), IAuthenticationRequestHandler
    {
        public Task<bool> HandleRequestAsync()
        {
            Response.Redirect("/");
            return Task.FromResult(Request.Path == "/signin");
        }

        protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
            Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(), "test")));
    }
}
