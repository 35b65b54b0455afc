using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Startup;

namespace StrictCors.Tests.MovingOver;

/// <summary>Policies of <c>AddCors</c> that something names and StrictCors lacks.</summary>
public sealed class LeftBehindTests
{
    private const string App = "https://app.example.com";

    public static TheoryData<Action<CorsPolicyBuilder>, string> Policies => new()
    {
        { policy => policy.WithOrigins(App), ".WithOrigins(\"https://app.example.com\")" },
        { policy => policy.AllowAnyOrigin().AllowAnyHeader().AllowAnyMethod(), ".AllowAnyOrigin().AllowAnyHeader().AllowAnyMethod()" },
        {
            policy => policy.WithOrigins(App, "https://*.example.org").SetIsOriginAllowedToAllowWildcardSubdomains()
                .WithHeaders("X-A").WithMethods("PUT").WithExposedHeaders("ETag").AllowCredentials().SetPreflightMaxAge(TimeSpan.FromMinutes(10)),
            ".WithOrigins(\"https://app.example.com\", \"https://*.example.org\").WithHeaders(\"X-A\").WithMethods(\"PUT\")"
                + ".WithExposedHeaders(\"ETag\").AllowCredentials().SetPreflightMaxAge(TimeSpan.FromSeconds(600))"
        },
    };

    public static TheoryData<Action<WebApplication>> References =>
    [
        app => { app.UseStrictCors(); app.MapGet("/", () => "").RequireCors("old"); },
        app => { app.UseStrictCors(); app.MapGet("/", [EnableCors("old")] () => ""); },
        app => { app.UseStrictCors(); app.MapGet("/", () => "").RequireStrictCors("old"); },
        app => app.UseStrictCors("old"),
    ];

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task The_problem_has_the_code_that_adds_the_policy_of_AddCors(Action<CorsPolicyBuilder> write, string chain)
    {
        var problem = await Starting.ProblemAsync(
            app => { app.UseStrictCors(); app.MapGet("/", () => "").RequireCors("old"); },
            services => services.AddCors(cors => cors.AddPolicy("old", write)));

        problem.Should().BeEquivalentTo(new { Code = "SC2042", Path = "endpoint 'HTTP: GET /'", Value = "old" });
        problem.Suggestion.Should().Be($"builder.Services.AddStrictCors().AddPolicy(\"old\", policy => policy{chain});");
        CompiledText.ErrorsOfStatements(problem.Suggestion!).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(References))]
    public async Task Wherever_the_name_is(Action<WebApplication> app)
    {
        var problem = await Starting.ProblemAsync(
            app, services => services.AddCors(cors => cors.AddPolicy("old", policy => policy.WithOrigins(App))));

        problem.Code.Should().Be("SC2042");
    }

    [Fact]
    public async Task In_DefaultPolicy_too()
    {
        var problem = await Starting.ProblemAsync(
            app => app.UseStrictCors(),
            services => services.AddCors(cors => cors.AddPolicy("old", policy => policy.WithOrigins(App))),
            """{ "StrictCors": { "DefaultPolicy": "old", "Policies": { "web": { "AllowedOrigins": "https://web.example" } } } }""");

        problem.Should().BeEquivalentTo(new { Code = "SC2042", Path = "StrictCors:DefaultPolicy", Value = "old" });
    }

    [Fact]
    public async Task And_for_the_default_policy_of_AddCors()
    {
        var problem = await Starting.ProblemAsync(
            app => { app.UseStrictCors(); app.MapGet("/", [EnableCors] () => ""); },
            services => services.AddCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins(App))),
            Starting.WithoutDefault);

        problem.Code.Should().Be("SC2042");
        problem.Suggestion.Should().Be(
            "builder.Services.AddStrictCors().AddDefaultPolicy(policy => policy.WithOrigins(\"https://app.example.com\"));");
    }

    [Fact]
    public async Task If_there_is_nothing_but_AddCors_that_is_the_problem()
    {
        var problem = await Starting.ProblemAsync(
            app => app.UseStrictCors(),
            services => services.AddCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins(App))),
            "{ }");

        problem.Should().BeEquivalentTo(new { Code = "SC2042", Path = "StrictCors" });
    }

    [Theory]
    [MemberData(nameof(References))]
    public async Task And_the_only_one(Action<WebApplication> app)
    {
        var problem = await Starting.ProblemAsync(
            app, services => services.AddCors(cors => cors.AddPolicy("old", policy => policy.WithOrigins(App))), "{ }");

        problem.Code.Should().Be("SC2042");
    }

    [Fact]
    public async Task What_decides_by_code_gets_a_place_for_the_origins()
    {
        var problem = await Starting.ProblemAsync(
            app => { app.UseStrictCors(); app.MapGet("/", () => "").RequireCors("old"); },
            services => services.AddCors(cors => cors.AddPolicy("old", policy => policy.SetIsOriginAllowed(_ => true).AllowCredentials())));

        problem.Suggestion.Should().Be(
            "builder.Services.AddStrictCors().AddPolicy(\"old\", policy => policy.WithOrigins(\"…\").AllowCredentials());");
    }

    [Fact]
    public async Task A_suggestion_is_never_cut()
    {
        var origins = Enumerable.Range(0, 100).Select(i => $"https://tenant-{i}.example.com").ToArray();
        var problem = await Starting.ProblemAsync(
            app => { app.UseStrictCors(); app.MapGet("/", () => "").RequireCors("old"); },
            services => services.AddCors(cors => cors.AddPolicy("old", policy => policy.WithOrigins(origins))));

        problem.Suggestion.Should().EndWith("AddPolicy(\"old\", policy => …); with the calls that AddCors has for it");
    }
}
