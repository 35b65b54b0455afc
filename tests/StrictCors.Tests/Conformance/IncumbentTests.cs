using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>What the built-in middleware of version 10 was seen to get wrong; here each is right.</summary>
public sealed class IncumbentTests
{
    private const string Allowed = "https://app.example.com";

    [Theory]
    [InlineData("https://app.example.com/", "https://app.example.com")]
    [InlineData("https://app.example.com:443", "https://app.example.com")]
    [InlineData("https://APP.example.com", "https://app.example.com")]
    [InlineData(" https://app.example.com", "https://app.example.com")]
    public async Task A_spelling_that_would_never_match_stops_the_program_and_is_put_right(string written, string suggestion)
    {
        var problem = await ProblemOf($$"""{ "AllowedOrigins": [ "{{written}}" ] }""");

        problem.Path.Should().Be("StrictCors:Policies:web:AllowedOrigins:0");
        problem.Suggestion.Should().Contain(suggestion);
    }

    [Theory]
    [InlineData("""{ "AllowedOrigins": [ "not a url" ] }""")]
    [InlineData("""{ "AllowedOrigins": [ "*", "https://app.example.com" ], "AllowCredentials": true }""")]
    [InlineData("""{ "AllowedOrigins": [ "https://app.example.com" ], "PreflightMaxAge": "00:10:00.5" }""")]
    public async Task What_cannot_be_meant_stops_the_program(string policy)
    {
        (await Start(policy)).Error.Should().BeOfType<StrictCorsConfigurationException>();
    }

    [Fact]
    public async Task A_policy_name_with_a_typo_stops_the_program_and_runs_no_handler()
    {
        var atEndpoint = await Start(Policy, app => app.MapPost("/", () => { }).RequireStrictCors("wep"));
        var atFrameworkEndpoint = await Start(Policy, app => app.MapPost("/", () => { }).RequireCors("wep"));
        var atMiddleware = await HostStart.TryStartAsync(builder => builder.Services.AddStrictCors(), app => app.UseStrictCors("wep"),
            Settings(Policy));

        foreach (var start in new[] { atEndpoint, atFrameworkEndpoint, atMiddleware })
        {
            start.Listened.Should().BeFalse();
            start.Error.Should().BeOfType<StrictCorsConfigurationException>().Which.Problems.Should()
                .ContainSingle(problem => problem.Value == "wep");
        }
    }

    [Fact]
    public async Task Authorization_that_is_put_in_front_by_itself_stops_the_program()
    {
        var start = await HostStart.TryStartAsync(
            builder =>
            {
                builder.Services.AddStrictCors();
                builder.Services.AddAuthentication(TestAuthentication.Name)
                    .AddScheme<AuthenticationSchemeOptions, TestAuthentication>(TestAuthentication.Name, null);
                builder.Services.AddAuthorization();
            },
            app =>
            {
                app.UseStrictCors();
                app.MapPost("/", () => { }).RequireAuthorization();
            },
            Settings(Policy));

        start.Error.Should().BeOfType<StrictCorsConfigurationException>().Which.Message.Should()
            .Contain("app.UseStrictCors(); app.UseAuthentication(); app.UseAuthorization();");
    }

    [Theory]
    [InlineData("https://app.example.com:8443", true)]
    [InlineData("https://deep.app.example.com", true)]
    [InlineData("https://example.com", false)]
    [InlineData("https://user@a.example.com", false)]
    [InlineData("https://a.example.com/path", false)]
    [InlineData("https://A.example.com", false)]
    [InlineData("<script>", false)]
    [InlineData("null", false)]
    public async Task A_wildcard_with_any_port_works_and_reflects_serialised_origins_only(string origin, bool isAllowed)
    {
        await using var host = await StartAsync("""{ "AllowedOrigins": [ "https://*.example.com:*" ], "AllowCredentials": true }""");

        var response = await host.SendAsync(RawRequest.Get("/").With("Origin", origin));

        response.Status.Should().Be(200);
        response.AllowOrigin().Should().Be(isAllowed ? origin : null);
    }

    [Fact]
    public async Task Vary_is_on_every_response_even_with_one_origin()
    {
        await using var host = await StartAsync(Policy);
        foreach (var request in new[] { RawRequest.Get("/"), RawRequest.Get("/").With("Origin", Allowed),
            RawRequest.Get("/").With("Origin", "https://evil.example") })
        {
            (await host.SendAsync(request)).VaryMembers.Should().Equal("Origin");
        }
    }

    [Fact]
    public async Task The_credentials_header_of_a_backend_does_not_survive_a_policy_without_credentials()
    {
        await using var host = await StartAsync(Policy, app => app.MapGet("/backend", context =>
        {
            context.Response.Headers.AccessControlAllowCredentials = "true";
            return Task.CompletedTask;
        }));

        (await host.SendAsync(RawRequest.Get("/backend").With("Origin", Allowed))).AllowCredentials().Should().BeNull();
    }

    [Fact]
    public async Task A_denial_says_why_in_the_log_at_its_default_level()
    {
        await using var host = await StartAsync(Policy);
        await host.SendAsync(RawRequest.Get("/").With("Origin", "http://app.example.com"));

        host.Logs.GetSnapshot().Should().ContainSingle(log => log.Id.Name == "RequestDenied")
            .Which.Message.Should().Contain("origin-not-allowed").And.Contain("the scheme is http");
    }

    [Theory]
    [InlineData(Allowed)]
    [InlineData("https://evil.example")]
    public async Task Thirty_kilobytes_of_requested_headers_are_denied_unread(string origin)
    {
        await using var host = await StartAsync(
            """{ "AllowedOrigins": [ "https://app.example.com" ], "AllowedHeaders": [ "*" ], "AllowCredentials": true }""");
        var request = RawRequest.Preflight("/", origin, "GET", string.Join(',', Enumerable.Repeat("a", 15_000)));

        var response = await host.SendAsync(request);

        response.Status.Should().Be(204);
        response.OwnedHeaders.Should().BeEmpty();
    }

    private const string Policy = """{ "AllowedOrigins": [ "https://app.example.com" ] }""";

    private static IReadOnlyList<KeyValuePair<string, string?>> Settings(string policy) =>
        SettingsJson.Parse($$"""{ "StrictCors": { "DefaultPolicy": "web", "Policies": { "web": {{policy}} } } }""");

    private static async Task<StrictCorsConfigurationProblem> ProblemOf(string policy)
    {
        var start = await Start(policy);

        start.Listened.Should().BeFalse();
        return start.Error.Should().BeOfType<StrictCorsConfigurationException>().Which.Problems.Should().ContainSingle().Which;
    }

    private static Task<HostStartResult> Start(string policy, Action<WebApplication>? map = null) =>
        HostStart.TryStartAsync(
            builder => builder.Services.AddStrictCors(),
            app =>
            {
                app.UseStrictCors();
                map?.Invoke(app);
            },
            Settings(policy));

    private static Task<KestrelHost> StartAsync(string policy, Action<WebApplication>? map = null) =>
        KestrelHost.StartAsync(
            builder => builder.Services.AddStrictCors(),
            app =>
            {
                app.UseStrictCors();
                app.MapGet("/", Handlers.Named("ran"));
                map?.Invoke(app);
            },
            Settings(policy));
}
