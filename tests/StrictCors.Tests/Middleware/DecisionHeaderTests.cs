using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Middleware;

/// <summary>D5: in Development every CORS response carries StrictCors-Decision; nowhere else any.</summary>
public sealed class DecisionHeaderTests
{
    private static readonly (string, string) App = ("Origin", "https://app.example.com");

    [Theory]
    [InlineData("GET", "/web", "https://app.example.com", null, null, "allowed")]
    [InlineData("GET", "/web", "https://evil.test", null, null, "denied; origin-not-allowed; https://evil.test")]
    [InlineData("GET", "/web", "null", null, null, "denied; origin-null")]
    [InlineData("GET", "/web", "https://evil.test/\u001b[31m", null, null, "denied; origin-malformed")]
    [InlineData("GET", "/nothing", "https://app.example.com", null, null, "allowed")]
    [InlineData("GET", "/disabled", "https://app.example.com", null, null, "denied; origin-not-allowed; https://app.example.com")]
    [InlineData("POST", "/server", "http://api.example.com", null, null, "same-origin")]
    [InlineData("POST", "/server", "https://evil.test", null, null, "denied; origin-not-allowed; https://evil.test")]
    [InlineData("DELETE", "/exempt", "https://evil.test", null, null, "denied; origin-not-allowed; https://evil.test")]
    [InlineData("OPTIONS", "/web", "https://app.example.com", "GET", null, "allowed")]
    [InlineData("OPTIONS", "/web", "https://app.example.com", "PUT", null, "denied; method-not-allowed; PUT")]
    [InlineData("OPTIONS", "/web", "https://app.example.com", "P T", null, "denied; method-malformed")]
    [InlineData("OPTIONS", "/web", "https://app.example.com", "GET", "x-a,content-type", "denied; header-not-allowed; x-a")]
    [InlineData("OPTIONS", "/web", "https://app.example.com", "GET", "x a", "denied; header-malformed")]
    [InlineData("OPTIONS", "/server", "https://evil.test", "POST", null, "denied; origin-not-allowed; https://evil.test")]
    public async Task D5_in_Development(string method, string path, string origin, string? requestMethod, string? requestHeaders, string decision)
    {
        (string, string)[] headers =
        [
            ("Origin", origin),
            .. requestMethod is null ? [] : new[] { ("Access-Control-Request-Method", requestMethod) },
            .. requestHeaders is null ? [] : new[] { ("Access-Control-Request-Headers", requestHeaders) },
        ];
        await using var program = await ObservedProgram.StartAsync(environment: "Development");

        var response = (await program.SendAsync(method, path, headers)).Response;

        response.Headers["StrictCors-Decision"].ToArray().Should().Equal(decision);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    [InlineData("Developments")]
    public async Task D5_never_elsewhere(string environment)
    {
        await using var program = await ObservedProgram.StartAsync(environment: environment);

        foreach (var (method, path) in new[] { ("GET", "/web"), ("POST", "/server"), ("GET", "/nothing"), ("OPTIONS", "/web") })
        {
            var context = await program.SendAsync(method, path, ("Origin", "https://evil.test"), ("Access-Control-Request-Method", "GET"));
            context.Response.Headers.Should().NotContainKey("StrictCors-Decision");
        }
    }

    [Fact]
    public async Task D5_what_cannot_be_shown_whole_is_left_out()
    {
        await using var program = await ObservedProgram.StartAsync(environment: "Development");

        var method = await program.SendAsync("OPTIONS", "/web", App, ("Access-Control-Request-Method", new string('X', 200)));
        var header = await program.SendAsync("OPTIONS", "/web", App, ("Access-Control-Request-Method", "GET"),
            ("Access-Control-Request-Headers", new string('x', 200)));

        method.Response.Headers["StrictCors-Decision"].ToString().Should().Be("denied; method-not-allowed");
        header.Response.Headers["StrictCors-Decision"].ToString().Should().Be("denied; header-not-allowed");
    }

    [Fact]
    public async Task D5_a_request_without_Origin_and_an_observing_policy_carry_none()
    {
        await using var program = await ObservedProgram.StartAsync(environment: "Development");

        (await program.SendAsync("GET", "/web")).Response.Headers.Should().NotContainKey("StrictCors-Decision");
        (await program.SendAsync("GET", "/observe", App)).Response.Headers.Should().NotContainKey("StrictCors-Decision", "S5: nothing is added");
    }

    [Fact]
    public async Task D5_on_a_real_server_a_hostile_value_splits_no_header()
    {
        await using var host = await KestrelHost.StartAsync(
            builder => builder.Services.AddStrictCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com"))),
            app => app.UseStrictCors(),
            environment: "Development");

        foreach (var value in new[] { "https://evil.test\u001b[31m", "\u00c2\u009b31m", "https://evil.test\tx", "\u00e2\u0080\u00aeevil" })
        {
            var response = await host.SendAsync(RawRequest.Get("/").With("Origin", value));

            response.Status.Should().Be((int)HttpStatusCode.NotFound);
            response.Single("StrictCors-Decision").Should().Be("denied; origin-malformed");
        }
    }
}
