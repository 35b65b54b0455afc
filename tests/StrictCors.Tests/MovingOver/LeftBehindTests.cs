using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;
using StrictCors.Tests.Startup;

namespace StrictCors.Tests.MovingOver;

/// <summary>What a program still has of the built-in middleware: policies of <c>AddCors</c>, and a provider of its own.</summary>
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

    public static TheoryData<Action<IServiceCollection>, string> Providers => new()
    {
        { services => services.AddSingleton<ICorsPolicyProvider, OwnProvider>(), nameof(OwnProvider) },
        { services => services.AddScoped<ICorsPolicyProvider, OwnProvider>(), nameof(OwnProvider) },
        { services => services.AddSingleton<ICorsPolicyProvider>(new OwnProvider()), nameof(OwnProvider) },
        { services => services.AddTransient<ICorsPolicyProvider>(_ => new OwnProvider()), "(a factory)" },
    };

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_provider_that_is_ignored_is_a_warning(Action<IServiceCollection> add, string name)
    {
        foreach (var isFirst in (bool[])[true, false])
        {
            var start = await HostStart.TryStartAsync(
                builder =>
                {
                    if (isFirst)
                    {
                        add(builder.Services);
                    }

                    builder.Services.AddStrictCors();
                    builder.Services.AddCors();
                    if (!isFirst)
                    {
                        add(builder.Services);
                    }
                },
                app => app.UseStrictCors(),
                SettingsJson.Parse(Starting.Json));

            start.Error.Should().BeNull();
            start.Logs.GetSnapshot().Should().ContainSingle(entry => entry.Message.Contains("SC3030") && entry.Message.Contains(name));
        }
    }

    [Fact]
    public async Task It_is_not_ignored_if_its_paths_are_left_to_it()
    {
        (await WarningsAsync(Starting.WithoutDefault, app => app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/connect"), branch => branch.UseStrictCors("web")))).Should().BeEmpty();
    }

    [Fact]
    public async Task Nor_while_StrictCors_only_observes()
    {
        var observing = Starting.Json.Replace("\" ] }", "\" ], \"Enforcement\": \"Observe\" }", StringComparison.Ordinal);

        (await WarningsAsync(observing, app => app.UseStrictCors())).Should().BeEmpty();
    }

    [Fact]
    public async Task The_provider_of_the_framework_is_no_warning()
    {
        var start = await HostStart.TryStartAsync(
            builder =>
            {
                builder.Services.AddCors();
                builder.Services.AddStrictCors();
            },
            app => app.UseStrictCors(),
            SettingsJson.Parse(Starting.Json));

        start.Logs.GetSnapshot().Should().NotContain(entry => entry.Message.Contains("SC3030"));
    }

    private static async Task<IEnumerable<string>> WarningsAsync(string json, Action<WebApplication> app)
    {
        var start = await HostStart.TryStartAsync(
            builder =>
            {
                builder.Services.AddSingleton<ICorsPolicyProvider, OwnProvider>();
                builder.Services.AddStrictCors();
            },
            app,
            SettingsJson.Parse(json));

        start.Error.Should().BeNull();
        return start.Logs.GetSnapshot().Select(entry => entry.Message).Where(message => message.Contains("SC3030"));
    }

    private sealed class OwnProvider : ICorsPolicyProvider
    {
        public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName) => Task.FromResult<CorsPolicy?>(null);
    }
}
