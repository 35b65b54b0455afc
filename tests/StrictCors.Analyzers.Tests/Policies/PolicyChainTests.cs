using Check = StrictCors.Analyzers.Tests.Infrastructure.Verify<
    StrictCors.Analyzers.Policies.PolicyAnalyzer, StrictCors.CodeFixes.Values.ValueFix>;

namespace StrictCors.Analyzers.Tests.Policies;

/// <summary>Combinations in one chain, and what is certain of a policy that code makes in several steps.</summary>
public sealed class PolicyChainTests
{
    [Theory]
    [InlineData("policy => policy.{|SC1123:AllowAnyOrigin|}().AllowCredentials()")]
    [InlineData("policy => policy.AllowCredentials().WithOrigins({|SC1123:\"*\"|})")]
    [InlineData("policy => { policy.WithOrigins({|SC1123:\"*\"|}); policy.AllowCredentials(); }")]
    [InlineData("policy => { if (args.Length > 0) { policy.{|SC1123:AllowAnyOrigin|}().AllowCredentials(); } }")]
    [InlineData("policy => policy.WithOrigins(\"https://a.example\", {|SC1122:\"*\"|})")]
    [InlineData("policy => policy.WithOrigins(\"https://a.example\").{|SC1122:AllowAnyOrigin|}()")]
    [InlineData("policy => policy.WithOrigins({|SC1125:\"null\"|}).AllowCredentials()")]
    [InlineData("policy => policy.WithOrigins({|SC1124:\"null\"|})")]
    [InlineData("policy => policy.WithOrigins({|SC1126:\"http://a.example\"|}).AllowCredentials()")]
    [InlineData("policy => policy.WithOrigins({|SC1127:\"https://*.github.io\"|}).AllowCredentials()")]
    [InlineData("policy => policy.AllowAnyOrigin().WithMethods(\"GET\", {|SC1204:\"*\"|})")]
    [InlineData("policy => policy.AllowAnyOrigin().WithHeaders({|SC1304:\"*\"|}, \"X-A\")")]
    [InlineData("policy => policy.WithOrigins(\"https://a.example\").WithExposedHeaders({|SC1404:\"*\"|}).AllowCredentials()")]
    [InlineData("policy => policy.AllowAnyOrigin().WithExposedHeaders({|SC1405:\"*\"|}, \"ETag\")")]
    [InlineData("policy => policy.WithEnforcement({|SC1505:(StrictCors.StrictCorsEnforcement)7|}).WithOrigins(\"https://a.example\")")]
    [InlineData("{|SC1101:policy => policy.WithMethods(\"GET\")|}")]
    [InlineData("{|SC1101:_ => { }|}")]
    public Task A_combination_that_would_stop_the_program(string lambda) => Check.RunAsync(Program(lambda));

    [Theory]
    [InlineData("policy => { policy.WithOrigins(\"null\"); if (args.Length > 0) { policy.DangerouslyAllowNullOrigin(); } }")]
    [InlineData("policy => { policy.AllowAnyOrigin(); if (args.Length > 0) { policy.AllowCredentials(); } }")]
    [InlineData("policy => { policy.WithMethods(\"GET\"); More(policy); }")]
    [InlineData("policy => { foreach (var arg in args) { policy.WithOrigins(arg); } }")]
    [InlineData("policy => { if (args.Length > 0) { return; } policy.AllowAnyOrigin(); }")]
    [InlineData("policy => policy.WithOrigins(args.Length > 0 ? \"https://a.example/\" : \"https://b.example\")")]
    [InlineData("policy => policy.WithOrigins(\"https://a.example\", args[0])")]
    [InlineData("More")]
    public Task What_is_not_certain_is_not_reported(string lambda) => Check.RunAsync(Program(lambda));

    [Fact]
    public Task An_origin_source_that_is_attached_elsewhere_gives_the_origins() => Check.RunAsync(
        Program("policy => policy.WithMethods(\"GET\")") + """


        class Source : StrictCors.IStrictCorsOriginSource
        {
            public System.Threading.Tasks.ValueTask<bool> IsAllowedAsync(
                StrictCors.StrictCorsOriginQuery query, System.Threading.CancellationToken cancellationToken) => new(true);

            public static void Attach(StrictCors.StrictCorsBuilder builder) => builder.AddOriginSource<Source>("web");
        }
        """);

    [Theory]
    [InlineData("app.UseStrictCors(policy => policy.WithOrigins({|SC1111:\"https://a.example/\"|}));")]
    [InlineData("app.MapGet(\"/\", () => \"\").RequireStrictCors(policy => policy.WithOrigins({|SC1111:\"https://a.example/\"|}));")]
    [InlineData(
        "builder.Services.AddStrictCors(options => options.AddPolicy(\"web\", policy => policy.WithOrigins({|SC1111:\"https://a.example/\"|})));")]
    public Task Every_place_of_a_policy_is_checked(string call) => Check.RunAsync($$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        {{call}}
        """);

    private static string Program(string lambda) => $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddStrictCors().AddPolicy("web", {{lambda}});

        static void More(StrictCors.StrictCorsPolicyBuilder policy) => policy.AllowAnyOrigin();
        """;
}
