using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Documentation;

/// <content>The rows about mistakes that stop the program.</content>
public sealed partial class DifferencesTests
{
    [Theory]
    [InlineData(App + "/", "SC1111")]
    [InlineData(App + ":443", "SC1114")]
    [InlineData(" " + App, "SC1103")]
    [InlineData("app.example.com", "SC1106")]
    public async Task An_origin_that_can_never_match_stops_the_program(string written, string code)
    {
        await using var builtIn = await BuiltInAsync(policy => policy.WithOrigins(written));

        (await builtIn.SendAsync(Get(App))).OwnedHeaders.Should().BeEmpty();
        (await ProblemsOfAsync(policy => policy.WithOrigins(written))).Should().Equal(code);
    }

    [Fact]
    public async Task A_policy_name_with_a_typo_stops_the_program()
    {
        var runs = 0;
        await using var builtIn = await KestrelHost.StartAsync(
            builder => builder.Services.AddCors(options => options.AddPolicy("web", policy => policy.WithOrigins(App))),
            app =>
            {
                app.UseCors();
                app.MapPost("/", () => ++runs).RequireCors("wbe");
            });

        await builtIn.SendAsync(RawRequest.Preflight("/", Stranger, "POST"));

        runs.Should().Be(1, "the built-in middleware lets the preflight run the POST handler");

        var start = await HostStart.TryStartAsync(
            builder => builder.Services.AddStrictCors().AddPolicy("web", policy => policy.WithOrigins(App)),
            app =>
            {
                app.UseStrictCors();
                app.MapPost("/", () => ++runs).RequireStrictCors("wbe");
            });
        start.Listened.Should().BeFalse();
        Codes(start.Error).Should().Equal("SC2001");
    }

    [Fact]
    public async Task Any_port_can_be_written()
    {
        await using var builtIn = await BuiltInAsync(policy =>
            policy.WithOrigins("https://*.example.com:*").SetIsOriginAllowedToAllowWildcardSubdomains());
        await using var strict = await StrictAsync(policy => policy.WithOrigins("https://*.example.com:*"));

        (await builtIn.SendAsync(Get(App))).Status.Should().Be(500);
        (await strict.SendAsync(Get(App + ":8443"))).Single("Access-Control-Allow-Origin").Should().Be(App + ":8443");
    }

    [Fact]
    public async Task Credentials_for_everybody_cannot_be_written()
    {
        await using var builtIn = await BuiltInAsync(policy => policy.SetIsOriginAllowed(_ => true).AllowCredentials());
        await using var builtInStar = await BuiltInAsync(policy => policy.WithOrigins("*", App).AllowCredentials());

        var answer = await builtIn.SendAsync(Get("null"));
        answer.Single("Access-Control-Allow-Origin").Should().Be("null");
        answer.Single("Access-Control-Allow-Credentials").Should().Be("true");

        (await ProblemsOfAsync(policy => policy.WithOrigins("*", App).AllowCredentials())).Should().Equal("SC1122", "SC1123");
        (await ProblemsOfAsync(policy => policy.WithOrigins("null").AllowCredentials().DangerouslyAllowNullOrigin())).Should().Equal("SC1125");
    }

    [Fact]
    public async Task Authorization_in_front_is_found_at_startup()
    {
        await using var builtIn = await KestrelHost.StartAsync(
            builder =>
            {
                AddAuthentication(builder);
                builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins(App).WithMethods("PUT")));
            },
            app =>
            {
                app.UseCors();
                app.MapPut("/", () => "").RequireAuthorization().RequireCors();
            });

        (await builtIn.SendAsync(RawRequest.Preflight("/", App, "PUT"))).Status.Should().Be(401);

        var start = await HostStart.TryStartAsync(
            builder =>
            {
                AddAuthentication(builder);
                builder.Services.AddStrictCors().AddDefaultPolicy(policy => policy.WithOrigins(App).WithMethods("PUT"));
            },
            app =>
            {
                app.UseStrictCors();
                app.MapPut("/", () => "").RequireAuthorization();
            });
        Codes(start.Error).Should().Equal("SC2009");
    }

    [Fact]
    public async Task A_preflight_is_remembered_for_whole_seconds()
    {
        var fraction = TimeSpan.FromSeconds(600.5);
        await using var builtIn = await BuiltInAsync(policy => policy.WithOrigins(App).WithMethods("PUT").SetPreflightMaxAge(fraction));

        (await builtIn.SendAsync(RawRequest.Preflight("/", App, "PUT"))).Single("Access-Control-Max-Age").Should().Be("600.5");
        (await ProblemsOfAsync(policy => policy.WithOrigins(App).SetPreflightMaxAge(fraction))).Should().Equal("SC1503");
    }

    private static async Task<IEnumerable<string>> ProblemsOfAsync(Action<StrictCorsPolicyBuilder> policy)
    {
        var start = await HostStart.TryStartAsync(
            builder => builder.Services.AddStrictCors().AddDefaultPolicy(policy),
            app => app.UseStrictCors());
        start.Listened.Should().BeFalse();
        return Codes(start.Error);
    }

    private static IEnumerable<string> Codes(Exception? error) =>
        error.Should().BeOfType<StrictCorsConfigurationException>().Subject.Problems.Select(problem => problem.Code);

    private static void AddAuthentication(WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies", options => options.Events.OnRedirectToLogin = context =>
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        });
        builder.Services.AddAuthorization();
    }
}
