using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Reload;

/// <summary>Endpoints that appear while the program runs, with mistakes that would have kept it from starting.</summary>
public sealed class LateShortCircuitTests : IAsyncLifetime
{
    private readonly ChangingEndpoints _endpoints = new();
    private TestServerHost _host = null!;

    public async Task InitializeAsync() => _host = await TestServerHost.StartAsync(
        builder => builder.Services.AddStrictCors(cors => cors.AddDefaultPolicy(
            policy => policy.WithOrigins("https://app.example.com").WithEnforcement(StrictCorsEnforcement.Server))),
        app =>
        {
            app.UseStrictCors();
            ((IEndpointRouteBuilder)app).DataSources.Add(_endpoints);
        });

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task ShortCircuit_is_ignored_if_a_policy_covers_the_endpoint()
    {
        _endpoints.Set(Late("/late", ShortCircuit()), Late("/disabled", ShortCircuit(), new DisableStrictCorsAttribute()));

        (await SendAsync("/late", "https://evil.test")).Should().Be(HttpStatusCode.Forbidden);
        (await SendAsync("/late", "https://app.example.com")).Should().Be(HttpStatusCode.OK);
        (await SendAsync("/disabled", "https://app.example.com")).Should().Be(HttpStatusCode.Forbidden);
        _host.Logs.GetSnapshot().Where(record => record.Id.Name == "ShortCircuitIgnored" && record.Level == LogLevel.Error)
            .Select(record => record.Message.Split(' ')[2]).Should().Equal("/late", "/disabled");
    }

    [Fact]
    public async Task BypassStrictCors_says_that_it_is_intended()
    {
        var builder = new ConventionBuilder();
        builder.BypassStrictCors();
        builder.ShortCircuit();
        var endpoint = Builder("/late");
        builder.Apply(endpoint);
        _endpoints.Set(endpoint.Build());

        (await SendAsync("/late", "https://evil.test")).Should().Be(HttpStatusCode.OK);
        _host.Logs.GetSnapshot().Should().NotContain(record => record.Level == LogLevel.Error);
    }

    [Fact]
    public void An_attribute_that_a_convention_overrides_is_logged()
    {
        _endpoints.Set(Late("/late", ((Func<string>)Closed).Method, new DisableStrictCorsAttribute(), new StrictCorsAttribute()));

        _host.Logs.GetSnapshot().Where(record => record.Id.Name == "AttributeOverridden" && record.Level == LogLevel.Error)
            .Should().ContainSingle().Which.Message.Should().Contain("/late").And.Contain("disabled CORS").And.Contain("the default policy");
    }

    [DisableStrictCors]
    private static string Closed() => "";

    private static object ShortCircuit()
    {
        var builder = new ConventionBuilder();
        builder.ShortCircuit();
        var endpoint = Builder("/");
        builder.Apply(endpoint);
        return endpoint.Metadata.Single();
    }

    private async Task<HttpStatusCode> SendAsync(string path, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Origin", origin } } };
        using var response = await _host.Client.SendAsync(request);
        return response.StatusCode;
    }

    private static Endpoint Late(string path, params object[] metadata)
    {
        var builder = Builder(path);
        foreach (var item in metadata)
        {
            builder.Metadata.Add(item);
        }

        return builder.Build();
    }

    private static RouteEndpointBuilder Builder(string path) =>
        new(context => context.Response.WriteAsync("ran"), RoutePatternFactory.Parse(path), 0) { DisplayName = path };

    private sealed class ConventionBuilder : IEndpointConventionBuilder
    {
        private readonly List<Action<EndpointBuilder>> _conventions = [];
        private readonly List<Action<EndpointBuilder>> _last = [];

        public void Add(Action<EndpointBuilder> convention) => _conventions.Add(convention);

        public void Finally(Action<EndpointBuilder> finallyConvention) => _last.Add(finallyConvention);

        public void Apply(EndpointBuilder endpoint) => _conventions.Concat(_last).ToList().ForEach(convention => convention(endpoint));
    }
}
