using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Startup;

/// <summary>Every kind of host is checked the same way, and everything that is wrong comes in one message.</summary>
public class HostTests
{
    private const string Wrong =
        """{ "StrictCors": { "DefaultPolicy": "wbe", "Policies": { "web": { "AllowedOrigins": [ "https://web.example/" ] } } } }""";

    private static readonly string[] Expected = ["SC1008", "SC1111", "SC2001", "SC2007"];

    [Fact]
    public async Task WebApplication_on_Kestrel()
    {
        var problems = await Starting.ProblemsAsync(
            app =>
            {
                app.UseStrictCors();
                app.UseRouting();
                app.MapGet("/orders", () => "").RequireStrictCors("api");
            },
            json: Wrong);

        problems.Select(problem => problem.Code).Should().BeEquivalentTo(Expected);
    }

    [Fact]
    public async Task WebApplication_on_TestServer()
    {
        var error = await Record.ExceptionAsync(() => TestServerHost.StartAsync(
            builder => builder.Services.AddStrictCors(),
            app =>
            {
                app.UseStrictCors();
                app.UseRouting();
                app.MapGet("/orders", () => "").RequireStrictCors("api");
            },
            SettingsJson.Parse(Wrong)));

        error.Should().BeOfType<StrictCorsConfigurationException>().Which.Problems.Select(problem => problem.Code).Should().BeEquivalentTo(Expected);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Generic_host_with_a_pipeline_of_its_own(bool onTestServer)
    {
        using var host = Build(onTestServer, Wrong, app =>
        {
            app.UseStrictCors();
            app.UseRouting();
            app.UseEndpoints(endpoints => endpoints.MapGet("/orders", () => "").RequireStrictCors("api"));
        });

        var error = await Record.ExceptionAsync(() => host.StartAsync());

        error.Should().BeOfType<StrictCorsConfigurationException>().Which.Problems.Select(problem => problem.Code).Should().BeEquivalentTo(Expected);
    }

    [Fact]
    public async Task Generic_host_in_the_right_order_starts()
    {
        using var host = Build(onTestServer: true, Starting.Json, app =>
        {
            app.UseRouting();
            app.UseStrictCors();
            app.UseAuthorization();
            app.UseEndpoints(endpoints => endpoints.MapGet("/orders", () => "").RequireStrictCors("api").RequireAuthorization());
        });

        await host.StartAsync();
        await host.StopAsync();
    }

    [Fact]
    public async Task Generic_host_with_authorization_in_front()
    {
        using var host = Build(onTestServer: true, Starting.Json, app =>
        {
            app.UseRouting();
            app.UseAuthorization();
            app.UseStrictCors();
            app.UseEndpoints(_ => { });
        });

        var error = await Record.ExceptionAsync(() => host.StartAsync());

        error.Should().BeOfType<StrictCorsConfigurationException>().Which.Problems.Should().ContainSingle().Which.Code.Should().Be("SC2008");
    }

    [Fact]
    public async Task Generic_host_without_UseStrictCors()
    {
        using var host = Build(onTestServer: true, Starting.Json, app => app.UseRouting());

        var error = await Record.ExceptionAsync(() => host.StartAsync());

        error.Should().BeOfType<StrictCorsConfigurationException>().Which.Problems.Should().ContainSingle().Which.Code.Should().Be("SC2005");
    }

    [Fact]
    public async Task A_Startup_class()
    {
        using var host = new HostBuilder()
            .ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(SettingsJson.Parse(Wrong)))
            .ConfigureWebHost(web => web.UseTestServer().UseStartup<WrongStartup>())
            .Build();

        var error = await Record.ExceptionAsync(() => host.StartAsync());

        error.Should().BeOfType<StrictCorsConfigurationException>().Which.Problems.Select(problem => problem.Code).Should().BeEquivalentTo(Expected);
    }

    private static IHost Build(bool onTestServer, string json, Action<IApplicationBuilder> configure) => new HostBuilder()
        .ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(SettingsJson.Parse(json)))
        .ConfigureServices(services =>
        {
            services.AddRouting();
            services.AddAuthorization();
            services.AddStrictCors();
        })
        .ConfigureWebHost(web => (onTestServer ? web.UseTestServer() : web.UseKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0)))
            .Configure(configure))
        .Build();

    private sealed class WrongStartup
    {
        public void ConfigureServices(IServiceCollection services)
        {
            services.AddRouting();
            services.AddStrictCors();
        }

        public void Configure(IApplicationBuilder app)
        {
            app.UseStrictCors();
            app.UseRouting();
            app.UseEndpoints(endpoints => endpoints.MapGet("/orders", () => "").RequireStrictCors("api"));
        }
    }
}
