using Check = StrictCors.Analyzers.Tests.Infrastructure.Verify<
    StrictCors.Analyzers.Names.PolicyNameAnalyzer, StrictCors.CodeFixes.Values.ValueFix>;

namespace StrictCors.Analyzers.Tests.Names;

/// <summary>Policies that cannot be together in a list, names of policies in code, and the name of the default policy.</summary>
public sealed class PolicyListTests
{
    private static readonly (string Name, string Text) Settings = ("appsettings.json", """
        {
          "StrictCors": {
            "DefaultPolicy": "web",
            "Policies": {
              "web": { "AllowedOrigins": [ "https://a.example" ] },
              "public": { "AllowedOrigins": [ "*" ] },
              "guarded": { "AllowedOrigins": [ "https://b.example" ], "Enforcement": "Server" }
            }
          }
        }
        """);

    [Theory]
    [InlineData("app.UseStrictCors(\"public\", {|SC2035:\"web\"|});")]
    [InlineData("app.UseStrictCors({|SC2035:\"public;web\"|});")]
    [InlineData("app.UseStrictCors([\"web\", \"public\", {|SC2035:\"code\"|}]);")]
    [InlineData("app.MapGet(\"/\", () => \"\").RequireStrictCors(\"any\", {|SC2035:\"web\"|});")]
    [InlineData("app.MapGet(\"/\", () => \"\").RequireStrictCors(\"web\", {|SC2037:\"guarded\"|});")]
    [InlineData("app.MapGet(\"/\", () => \"\").RequireStrictCors(\"code\", {|SC2037:\"watched\"|});")]
    [InlineData("app.MapGet(\"/\", [StrictCors.StrictCors(\"public\", {|SC2035:\"web\"|})] () => \"\");")]
    [InlineData("builder.Services.Configure<Other>(_ => { }); strict.Services.AddStrictCors(o => o.DefaultPolicy = {|SC2035:\"public;web\"|});")]
    public Task Policies_that_cannot_be_together(string statement) => Check.RunAsync(Program(statement), null, Settings);

    [Theory]
    [InlineData("app.UseStrictCors(\"web\", \"public\");")]
    [InlineData("app.UseStrictCors(\"web\", \"code\", \"any\");")]
    [InlineData("app.UseStrictCors(\"public\", args[0]);")]
    [InlineData("app.UseStrictCors(\"unclear\", \"web\");")]
    [InlineData("app.UseStrictCors(\"public\", \"web\"); strict.Services.PostConfigure<StrictCors.StrictCorsOptions>(o => o.DefaultPolicy = null);")]
    [InlineData("app.UseStrictCors(\"public\", \"web\"); builder.Configuration.AddXmlFile(\"cors.xml\");")]
    public Task Policies_that_can_be_together_or_are_not_known(string statement) => Check.RunAsync(Program(statement), null, Settings);

    [Fact]
    public Task A_list_that_is_right_in_some_environment_is_not_reported() => Check.RunAsync(
        Program("app.UseStrictCors(\"public\", \"web\");"), null, Settings,
        ("appsettings.Staging.json", """{ "StrictCors": { "Policies": { "public": { "AllowedOrigins": [ "https://c.example" ] } } } }"""));

    [Theory]
    [InlineData("o => o.DefaultPolicy = {|SC1008:\"wbe\"|}", "o => o.DefaultPolicy = \"web\"")]
    [InlineData("o => { o.DefaultPolicy = {|SC1008:\"webs\"|}; }", "o => { o.DefaultPolicy = \"web\"; }")]
    public Task An_unknown_default_policy(string lambda, string replacement) => Check.RunAsync(
        Program($"strict.Services.AddStrictCors({lambda});"), Program($"strict.Services.AddStrictCors({replacement});"), Settings);

    [Theory]
    [InlineData("strict.AddPolicy({|SC1006:\"web\"|}, policy => policy.AllowAnyOrigin());")]
    [InlineData("strict.AddPolicy({|SC1006:\"Code\"|}, policy => policy.AllowAnyOrigin());")]
    [InlineData("strict.AddPolicy(\"a\", p => p.AllowAnyOrigin()).AddPolicy({|SC1006:\"a\"|}, p => p.AllowAnyOrigin());")]
    [InlineData("strict.AddPolicy({|SC1017:\"a;b\"|}, policy => policy.AllowAnyOrigin());")]
    [InlineData("strict.{|SC1007:AddDefaultPolicy|}(policy => policy.AllowAnyOrigin());")]
    public Task A_name_that_a_policy_cannot_have(string statement) => Check.RunAsync(Program(statement), null, Settings);

    [Theory]
    [InlineData("strict.AddPolicy(\"other\", policy => policy.AllowAnyOrigin());")]
    [InlineData(
        "if (args.Length > 0) { strict.AddPolicy(\"b\", p => p.AllowAnyOrigin()); } else { strict.AddPolicy(\"b\", p => p.AllowAnyOrigin()); }")]
    [InlineData("new ServiceCollection().AddStrictCors().AddPolicy(\"code\", p => p.AllowAnyOrigin());")]
    public Task A_name_that_a_policy_can_have(string statement) => Check.RunAsync(Program(statement), null, Settings);

    private static string Program(string statement) => $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        var strict = builder.Services.AddStrictCors();
        strict.AddPolicy("code", policy => policy.WithOrigins("https://c.example"));
        strict.AddPolicy("any", policy => policy.AllowAnyOrigin());
        strict.AddPolicy("watched", policy => policy.WithOrigins("https://d.example").WithEnforcement(StrictCors.StrictCorsEnforcement.Observe));
        strict.AddPolicy("unclear", policy => { if (args.Length > 0) { policy.AllowAnyOrigin(); } });
        var app = builder.Build();
        {{statement}}

        class Other;
        """;
}
