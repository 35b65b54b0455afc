using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Reload;

/// <summary>An endpoint that appears while the program runs and whose policy does not exist is closed to other origins, and the log
/// says so as soon as it appears: a typo must never leave an endpoint open.</summary>
public sealed class LateEndpointsTests : IAsyncLifetime
{
    private readonly ChangingEndpoints _endpoints = new();
    private TestServerHost _host = null!;

    public async Task InitializeAsync() => _host = await TestServerHost.StartAsync(
        builder => builder.Services.AddStrictCors(cors => cors.AddPolicy("web", policy => policy.WithOrigins("https://app.example.com"))),
        app =>
        {
            app.UseStrictCors();
            ((IEndpointRouteBuilder)app).DataSources.Add(_endpoints);
        });

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task It_is_refused_and_said_at_once()
    {
        _endpoints.Set(Late("/good", new StrictCorsAttribute("web")), Late("/typo", new StrictCorsAttribute("wbe")));

        Errors().Should().Equal(
            "The endpoint /typo appeared after startup and names a policy that does not exist ('wbe'). Cross-origin requests to it are "
            + "refused. This is logged once per endpoint.");
        (await SendAsync("/good", "https://app.example.com")).Should().Be(HttpStatusCode.OK);
        (await SendAsync("/typo", "https://app.example.com")).Should().Be(HttpStatusCode.Forbidden);
        (await SendAsync("/typo", origin: null)).Should().Be(HttpStatusCode.OK, "a request without Origin is no CORS request");
        (await SendAsync("/typo", "http://localhost")).Should().Be(HttpStatusCode.OK, "a same-origin request is none either");
        Errors().Should().HaveCount(1);
    }

    [Fact]
    public void Each_mistake_is_said_once_and_another_one_again()
    {
        _endpoints.Set(Late("/a", new StrictCorsAttribute("one")));
        _endpoints.Set(Late("/a", new StrictCorsAttribute("one")), Late("/b", new StrictCorsAttribute("one")));
        _endpoints.Set(Late("/a", new StrictCorsAttribute("two")));

        Errors().Select(message => message.Split('\'')[1]).Should().Equal("one", "one", "two");
    }

    [Fact]
    public void What_has_no_name_is_described()
    {
        _endpoints.Set(Late("/default", new StrictCorsAttribute()),
            Late("/inline", new CorsPolicyMetadata(new CorsPolicyBuilder().SetIsOriginAllowed(_ => true).WithMethods("get").Build())),
            Late("/read", new CorsPolicyMetadata(new CorsPolicyBuilder("https://app.example.com").Build())),
            Late("/off", new DisableStrictCorsAttribute()));

        Errors().Should().HaveCount(2);
        Errors()[0].Should().Contain("/default").And.Contain("StrictCors: the default policy");
        Errors()[1].Should().Contain("/inline").And.Contain("an inline policy with problems: SC2040, SC1203");
    }

    [Fact]
    public async Task An_inline_policy_is_compiled_when_its_endpoint_appears()
    {
        _endpoints.Set(Late("/inline", new CorsPolicyMetadata(new CorsPolicyBuilder("https://app.example.com").Build())));

        (await SendAsync("/inline", "https://app.example.com")).Should().Be(HttpStatusCode.OK);
        Errors().Should().BeEmpty();
    }

    [Fact]
    public void It_is_an_error_with_its_own_event()
    {
        _endpoints.Set(Late("/typo", new StrictCorsAttribute("wbe")));

        _host.Logs.GetSnapshot().Should()
            .ContainSingle(record => record.Id.Id == 11 && record.Id.Name == "PolicyMissing" && record.Level == LogLevel.Error
            && record.Category == "StrictCors");
    }

    private string[] Errors() => [.. _host.Logs.GetSnapshot().Where(record => record.Id.Id == 11).Select(record => record.Message)];

    private async Task<HttpStatusCode> SendAsync(string path, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await _host.Client.SendAsync(request);
        return response.StatusCode;
    }

    private static Endpoint Late(string path, object metadata)
    {
        var builder = new RouteEndpointBuilder(context => context.Response.WriteAsync("ran"), RoutePatternFactory.Parse(path),
            0) { DisplayName = path };
        builder.Metadata.Add(metadata);
        return builder.Build();
    }
}
