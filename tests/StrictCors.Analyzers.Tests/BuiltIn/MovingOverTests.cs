using Check = StrictCors.Analyzers.Tests.Infrastructure.Verify<
    StrictCors.Analyzers.BuiltIn.BuiltInCorsAnalyzer, StrictCors.CodeFixes.BuiltIn.BuiltInFix>;

namespace StrictCors.Analyzers.Tests.BuiltIn;

/// <summary>SC4002: the built-in middleware, and its conversion.</summary>
public sealed class MovingOverTests
{
    [Theory]
    [InlineData("builder.Services.{|SC4002:AddCors|}();", "builder.Services.AddStrictCors();")]
    [InlineData(
        "builder.Services.{|SC4002:AddCors|}(options => options.AddDefaultPolicy(policy => "
            + "policy.WithOrigins(\"https://a.example\").AllowAnyHeader()));",
        "builder.Services.AddStrictCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins(\"https://a.example\").AllowAnyHeader()));")]
    [InlineData(
        "builder.Services.{|SC4002:AddCors|}(setupAction: o => { o.AddPolicy(name: \"web\", configurePolicy: p => "
            + "p.AllowAnyOrigin()); o.DefaultPolicyName = \"web\"; });",
        "builder.Services.AddStrictCors(o => { o.AddPolicy(\"web\", p => p.AllowAnyOrigin()); o.DefaultPolicy = \"web\"; });")]
    [InlineData(
        "builder.Services.{|SC4002:AddCors|}().AddControllers();",
        "builder.Services.AddStrictCors().Services.AddControllers();")]
    [InlineData(
        "builder.Services.{|SC4002:AddCors|}(o => o.AddPolicy(\"web\", new "
            + "{|SC4002:CorsPolicyBuilder|}(\"https://a.example\").AllowAnyMethod().Build()));",
        "builder.Services.AddStrictCors(o => o.AddPolicy(\"web\", policy => policy.WithOrigins(\"https://a.example\").AllowAnyMethod()));")]
    [InlineData(
        "builder.Services.{|SC4002:AddCors|}(o => o.AddPolicy(o.DefaultPolicyName, p => p.AllowAnyOrigin()));",
        "builder.Services.AddStrictCors(o => o.AddDefaultPolicy(p => p.AllowAnyOrigin()));")]
    [InlineData(
        "builder.Services.{|SC4002:AddCors|}(o => o.AddPolicy(\"web\", p => "
            + "p.WithOrigins(\"https://*.a.example\").SetIsOriginAllowedToAllowWildcardSubdomains()));",
        "builder.Services.AddStrictCors(o => o.AddPolicy(\"web\", p => p.WithOrigins(\"https://*.a.example\")));")]
    [InlineData(
        "builder.Services.{|SC4002:AddCors|}(o => o.AddPolicy(\"web\", p => p.SetIsOriginAllowed(_ => true).AllowAnyHeader()));",
        "builder.Services.AddStrictCors(o => o.AddPolicy(\"web\", p => p.AllowAnyOrigin().AllowAnyHeader()));")]
    [InlineData(
        "builder.Services.Configure<{|SC4002:CorsOptions|}>(o => o.AddPolicy(\"web\", p => p.AllowAnyOrigin().WithHeaders(\"*\")));",
        "builder.Services.Configure<StrictCorsOptions>(o => o.AddPolicy(\"web\", p => p.AllowAnyOrigin().AllowAnyHeader()));")]
    [InlineData(
        "app.{|SC4002:UseCors|}(\"own\"); app.{|SC4002:UseCors|}(\"public\");",
        "app.UseStrictCors(\"own\", \"public\"); ")]
    [InlineData("app.{|SC4002:UseCors|}();", "app.UseStrictCors();")]
    [InlineData("app.{|SC4002:UseCors|}(); app.{|SC4002:UseCors|}();", "app.UseStrictCors(); ")]
    [InlineData("app.{|SC4002:UseCors|}(\"web\");", "app.UseStrictCors(\"web\");")]
    [InlineData(
        "app.{|SC4002:UseCors|}(policy => policy.AllowAnyOrigin().DisallowCredentials());",
        "app.UseStrictCors(policy => policy.AllowAnyOrigin());")]
    [InlineData("app.MapGet(\"/\", () => \"\").{|SC4002:RequireCors|}(\"web\");", "app.MapGet(\"/\", () => \"\").RequireStrictCors(\"web\");")]
    [InlineData(
        "app.MapGet(\"/\", () => \"\").{|SC4002:RequireCors|}(policy => policy.AllowAnyOrigin());",
        "app.MapGet(\"/\", () => \"\").RequireStrictCors(policy => policy.AllowAnyOrigin());")]
    public Task The_same_in_StrictCors(string statement, string converted) => Check.RunAsync(Program(statement), Program(converted));

    [Theory]
    [InlineData(
        "p => p.SetIsOriginAllowed(origin => origin.EndsWith(\".a.example\")).AllowCredentials()",
        "p => p.WithOrigins(/* SetIsOriginAllowed(origin => origin.EndsWith(\".a.example\")) decides by code. List the origins "
            + "here, https://*.example.com and http://localhost:* included, or call WithOriginSource<T>(). */).AllowCredentials()")]
    [InlineData(
        "p => p.SetIsOriginAllowed(_ => true).AllowCredentials()",
        "p => p.WithOrigins(/* SetIsOriginAllowed(_ => true) allows every origin with credentials. List the origins here. */).AllowCredentials()")]
    [InlineData(
        "p => p.AllowAnyOrigin().AllowCredentials()",
        "p => p.WithOrigins(/* AllowAnyOrigin() does not go with AllowCredentials(). List the origins here. */).AllowCredentials()")]
    public Task Where_the_decision_is_the_persons_a_comment_has_the_code(string lambda, string converted) => Check.RunAsync(
        Program($"app.{{|SC4002:UseCors|}}({lambda});"), Program($"app.UseStrictCors({converted});"));

    [Fact]
    public Task A_controller_is_converted() => Check.RunAsync(
        """
        using Microsoft.AspNetCore.Cors;

        [{|SC4002:EnableCors|}("web")]
        class Controller
        {
            [{|SC4002:DisableCors|}]
            public void Private() { }

            [{|SC4002:EnableCors|}(PolicyName = "partners")]
            public void Partners() { }

            [Microsoft.AspNetCore.Cors.{|SC4002:EnableCors|}]
            public void Default() { }

            static void Main() { }
        }
        """,
        """
        using Microsoft.AspNetCore.Cors;
        using StrictCors;

        [StrictCors("web")]
        class Controller
        {
            [DisableStrictCors]
            public void Private() { }

            [StrictCors("partners")]
            public void Partners() { }

            [StrictCors]
            public void Default() { }

            static void Main() { }
        }
        """);

    [Fact]
    public Task A_method_with_the_builder_is_converted() => Check.RunAsync(
        """
        using Microsoft.AspNetCore.Cors.Infrastructure;
        using Microsoft.Extensions.DependencyInjection;

        static class Cors
        {
            public static IServiceCollection AddOurs(this IServiceCollection services) =>
                services.{|SC4002:AddCors|}(o => o.AddPolicy("web", Configure));

            static void Configure({|SC4002:CorsPolicyBuilder|} builder)
            {
                builder.WithOrigins("https://a.example");
                builder.DisallowCredentials();
            }

            static void Main() { }
        }
        """,
        """
        using Microsoft.AspNetCore.Cors.Infrastructure;
        using Microsoft.Extensions.DependencyInjection;
        using StrictCors;

        static class Cors
        {
            public static IServiceCollection AddOurs(this IServiceCollection services) =>
                services.AddStrictCors(o => o.AddPolicy("web", Configure)).Services;

            static void Configure(StrictCorsPolicyBuilder builder)
            {
                builder.WithOrigins("https://a.example");
                builder.WithOrigins();
            }

            static void Main() { }
        }
        """);

    [Fact]
    public Task Both_on_purpose() => Check.RunAsync(
        Program("builder.Services.AddCors(); app.UseCors(\"web\");"), null,
        ("appsettings.json", """{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": "*", "Enforcement": "Observe" } } } }"""));

    private static string Program(string statement) => $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Cors.Infrastructure;
        using Microsoft.Extensions.DependencyInjection;
        using StrictCors;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddStrictCors();
        var app = builder.Build();
        {{statement}}
        """;
}
