using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Endpoints.Building;

/// <summary>The framework builds an endpoint each time that its source is read. A start with StrictCors builds it as often as one without: once.
/// </summary>
public sealed class EndpointsOfStartTests
{
    private readonly Dictionary<string, int> _built = [];

    [Fact]
    public async Task An_endpoint_is_built_once_by_the_check_for_routing_for_preflights_and_for_links()
    {
        await using var host = await TestServerHost.StartAsync(Services, app =>
        {
            app.UseStrictCors();
            Map(app, "/one");
            Map(app, "/two").RequireStrictCors("api");
            var group = app.MapGroup("/group");
            Map(group, "/three");
            Map(group.MapGroup("/inner"), "/four");
        });

        _built.Should().Equal(Once("/one", "/two", "/three", "/four"), "the check at startup has read them");
        foreach (var path in new[] { "/one", "/two", "/group/three", "/group/inner/four" })
        {
            await ShouldAnswerAsync(host.Client, path);
        }

        host.Services.GetRequiredService<LinkGenerator>().GetPathByName("/four").Should().Be("/group/inner/four");
        _built.Should().Equal(Once("/one", "/two", "/three", "/four"));
    }

    [Fact]
    public async Task Calls_of_UseRouting_and_UseEndpoints_change_nothing()
    {
        await using var host = await TestServerHost.StartAsync(Services, app =>
        {
            Map(app, "/before");
            app.UseRouting();
            app.UseStrictCors();
#pragma warning disable ASP0014 // Older programs map endpoints like this.
            app.UseEndpoints(endpoints => Map(endpoints, "/inside"));
#pragma warning restore ASP0014
            Map(app, "/after");
        });

        await ShouldAnswerAsync(host.Client, "/before");
        await ShouldAnswerAsync(host.Client, "/inside");
        await ShouldAnswerAsync(host.Client, "/after");
        host.Services.GetRequiredService<EndpointDataSource>().Endpoints.Should().HaveCount(3);
        _built.Should().Equal(Once("/before", "/inside", "/after"));
    }

    [Fact]
    public async Task In_a_host_with_a_Startup_class_too()
    {
        using var host = await new HostBuilder().ConfigureWebHost(web => web.UseTestServer()
            .ConfigureServices(services =>
            {
                services.AddRouting();
                AddStrictCors(services);
            })
            .Configure(app =>
            {
                app.UseRouting();
                app.UseStrictCors();
                app.UseEndpoints(endpoints =>
                {
                    Map(endpoints, "/one");
                    Map(endpoints.MapGroup("/group"), "/two").RequireStrictCors("api");
                });
            })).StartAsync();

        using var client = host.GetTestClient();
        await ShouldAnswerAsync(client, "/one");
        await ShouldAnswerAsync(client, "/group/two");
        _built.Should().Equal(Once("/one", "/two"));
    }

    [Fact]
    public async Task What_is_mapped_after_the_start_and_before_the_first_request_is_there_as_without_StrictCors()
    {
        WebApplication application = null!;
        RouteGroupBuilder group = null!;
        await using var host = await TestServerHost.StartAsync(Services, app =>
        {
            application = app;
            app.UseStrictCors();
            Map(app, "/early");
            group = app.MapGroup("/group");
            Map(group, "/early too");
        });
        Map(application, "/late");
        Map(group, "/late too").RequireStrictCors("late");

        await ShouldAnswerAsync(host.Client, "/early");
        await ShouldAnswerAsync(host.Client, "/late");
        await ShouldAnswerAsync(host.Client, "/group/late too", "https://late.example");
    }

    [Fact]
    public async Task A_startup_filter_around_may_map_endpoints_when_the_others_are_known()
    {
        await using var host = await TestServerHost.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton<IStartupFilter>(new MappingFilter(endpoints => Map(endpoints, "/of filter")));
                Services(builder);
            },
            app =>
            {
                app.UseStrictCors();
                Map(app, "/one");
            });

        await ShouldAnswerAsync(host.Client, "/one");
        await ShouldAnswerAsync(host.Client, "/of filter");
        host.Services.GetRequiredService<EndpointDataSource>().Endpoints.Should().HaveCount(2);
    }

    [Fact]
    public async Task The_application_has_its_own_sources_again_when_it_has_started()
    {
        IEndpointRouteBuilder routes = null!;
        EndpointDataSource[] before = [];
        await using var host = await TestServerHost.StartAsync(Services, app =>
        {
            app.UseStrictCors();
            Map(app, "/one");
            Map(app.MapGroup("/group"), "/two");
            routes = app;
            before = [.. routes.DataSources];
        });

        routes.DataSources.Should().HaveCount(2).And.Equal(before);
    }

    [Fact]
    public async Task A_source_of_another_kind_is_left_alone()
    {
        var endpoints = new ChangingEndpoints();
        await using var host = await TestServerHost.StartAsync(Services, app =>
        {
            app.UseStrictCors();
            Map(app, "/one");
            ((IEndpointRouteBuilder)app).DataSources.Add(endpoints);
        });

        var all = (CompositeEndpointDataSource)host.Services.GetRequiredService<EndpointDataSource>();
        all.DataSources.Should().HaveCount(2).And.Contain(endpoints);
    }

    private static void Services(WebApplicationBuilder builder) => AddStrictCors(builder.Services);

    private static void AddStrictCors(IServiceCollection services) => services.AddStrictCors(cors =>
    {
        cors.AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com").WithMethods("PUT"));
        cors.AddPolicy("late", policy => policy.WithOrigins("https://late.example").WithMethods("PUT"));
        cors.AddPolicy("api", policy => policy.WithOrigins("https://app.example.com").WithMethods("PUT"));
    });

    private static IEnumerable<KeyValuePair<string, int>> Once(params string[] names) => names.Select(name => KeyValuePair.Create(name, 1));

    private RouteHandlerBuilder Map(IEndpointRouteBuilder endpoints, string name)
    {
        var builder = endpoints.MapPut(name, (string? query, HttpContext context) => context.Request.Path.Value).WithName(name);
        builder.Add(_ => _built[name] = _built.GetValueOrDefault(name) + 1);
        return builder;
    }

    private static async Task ShouldAnswerAsync(HttpClient client, string path, string origin = "https://app.example.com")
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, path)
        {
            Headers = { { "Origin", origin }, { "Access-Control-Request-Method", "PUT" } },
        };
        using var allowed = await client.SendAsync(preflight);
        allowed.StatusCode.Should().Be(HttpStatusCode.NoContent);
        allowed.Headers.GetValues("Access-Control-Allow-Methods").Should().Equal("PUT");

        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Headers = { { "Origin", origin } } };
        using var response = await client.SendAsync(request);
        (await response.Content.ReadAsStringAsync()).Should().Be(path);
        response.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal(origin);
    }

    private sealed class MappingFilter(Action<IEndpointRouteBuilder> map) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
#pragma warning disable ASP0014 // There is no other way in a filter.
            app.UseEndpoints(map);
#pragma warning restore ASP0014
        };
    }
}
