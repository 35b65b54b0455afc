using StrictCors.Analyzers.Tests.Infrastructure;
using Check = StrictCors.Analyzers.Tests.Infrastructure.Verify<
    StrictCors.Analyzers.BuiltIn.BuiltInCorsAnalyzer, StrictCors.CodeFixes.BuiltIn.BuiltInFix>;

namespace StrictCors.Analyzers.Tests.BuiltIn;

/// <summary>SC4002: policies that are objects. Whole programs with them are in the folder Programs.</summary>
public sealed class ObjectPolicyTests
{
    [Theory]
    [InlineData("Origins = { \"https://a.example\" }", "policy => policy.WithOrigins(\"https://a.example\")")]
    [InlineData(
        "Origins = { \"https://a.example\", \"https://b.example\", }",
        "policy => policy.WithOrigins(\"https://a.example\", \"https://b.example\")")]
    [InlineData(
        "Origins = { \"*\" }, Headers = { \"*\" }, Methods = { \"*\" }",
        "policy => policy.AllowAnyOrigin().AllowAnyHeader().AllowAnyMethod()")]
    [InlineData(
        "Origins = { \"https://a.example\" }, Headers = { \"X-A\" }, Methods = { \"PUT\" }, ExposedHeaders = { \"X-B\" }",
        "policy => policy.WithOrigins(\"https://a.example\").WithHeaders(\"X-A\").WithMethods(\"PUT\").WithExposedHeaders(\"X-B\")")]
    [InlineData("Origins = { \"https://a.example\" }, Headers = { }, PreflightMaxAge = null", "policy => policy.WithOrigins(\"https://a.example\")")]
    [InlineData(
        "Origins = { /* the site */ \"https://a.example\" }, SupportsCredentials = true",
        "policy => policy.WithOrigins(/* the site */ \"https://a.example\").AllowCredentials()")]
    [InlineData("IsOriginAllowed = _ => true", "policy => policy.AllowAnyOrigin()")]
    [InlineData(
        "IsOriginAllowed = o => o == \"https://a.example\", SupportsCredentials = true",
        "policy => policy.WithOrigins(\"https://a.example\").AllowCredentials()")]
    [InlineData("Origins = { \"https://a.example/\" }", "policy => policy.WithOrigins(\"https://a.example\")")]
    [InlineData(
        "IsOriginAllowed = _ => true, SupportsCredentials = true",
        "policy => policy.WithOrigins(/* IsOriginAllowed = _ => true allows every origin with credentials. "
            + "List the origins here. */).AllowCredentials()")]
    [InlineData("Origins = { \"https://a.example\" }, IsOriginAllowed = o => o.Length < args.Length", "WithOrigins(/* IsOriginAllowed = ")]
    public async Task An_initializer_becomes_calls(string initializer, string lambda)
    {
        (await ConvertAsync($"options.AddPolicy(\"web\", new CorsPolicy {{ {initializer} }});")).Should().Contain(lambda);
        (await ConvertAsync($"CorsPolicy policy = new() {{ {initializer} }}; options.AddPolicy(\"web\", policy);")).Should().Contain(lambda);
    }

    [Theory]
    [InlineData("policy.IsOriginAllowed = _ => true;", "policy => policy.AllowAnyOrigin()")]
    [InlineData("policy.Origins.Add(\"*\"); policy.Headers.Add(\"*\");", "policy => { policy.AllowAnyOrigin(); policy.AllowAnyHeader(); }")]
    [InlineData(
        "policy.Origins.Add(\"*\"); policy.Origins.Add(\"https://a.example\");",
        "policy.WithOrigins(\"*\" /* SC1122: ")]
    [InlineData(
        "if (args.Length > 0) { policy.Origins.Add(\"*\"); } else { policy.Origins.Add(\"https://a.example\"); }",
        "if (args.Length > 0) { policy.AllowAnyOrigin(); } else { policy.WithOrigins(\"https://a.example\"); }")]
    [InlineData(
        "policy.Origins.Add(\"https://a.example\"); policy.SupportsCredentials = args.Length > 0;",
        "policy.WithOrigins(\"https://a.example\"); if (args.Length > 0) { policy.AllowCredentials(); }")]
    public async Task Statements_become_calls(string statements, string calls)
    {
        var converted = await ConvertAsync($"var policy = new CorsPolicy(); {statements} options.AddPolicy(\"web\", policy);");

        string.Join(' ', converted.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).Should().Contain(calls);
    }

    [Theory]
    [InlineData("Origins = { [0] = \"https://a.example\" }")]
    [InlineData("Origins = { { \"https://a.example\" } }")]
    public async Task Another_initializer_is_a_comment(string initializer) =>
        (await ConvertAsync($"options.AddPolicy(\"web\", new CorsPolicy {{ {initializer} }});")).Should().Contain("is a CorsPolicy object.");

    [Theory]
    [InlineData("policy.Origins.Clear();")]
    [InlineData("policy.Origins.Add(policy.Methods[0]);")]
    [InlineData("policy.SupportsCredentials = true; policy.SupportsCredentials = false;")]
    [InlineData("policy.SupportsCredentials = args.Length > 0; policy.SupportsCredentials = args.Length > 1;")]
    [InlineData("policy.PreflightMaxAge = System.TimeSpan.Zero; policy.PreflightMaxAge = null;")]
    [InlineData("System.Action later = () => policy.Origins.Add(\"https://a.example\"); later();")]
    [InlineData("foreach (var origin in args) { if (origin == \"\") return; policy.Origins.Add(origin); }")]
    [InlineData("policy = new CorsPolicy();")]
    [InlineData("var other = policy;")]
    public async Task A_variable_that_does_more_stays_and_is_a_comment(string statements) =>
        (await ConvertAsync($"var policy = new CorsPolicy(); {statements} options.AddPolicy(\"web\", policy);"))
            .Should().Contain("policy is a CorsPolicy object.").And.Contain("var policy = new CorsPolicy();");

    [Theory]
    [InlineData("static readonly CorsPolicy Web = new();", "return Task.FromResult<CorsPolicy?>(Web);")]
    [InlineData("static readonly CorsPolicy Web = new();", "return Task.FromResult<CorsPolicy?>(null);")]
    [InlineData("static CorsPolicy Web { get; } = new();", "return Task.FromResult<CorsPolicy?>(Web);")]
    [InlineData("CorsPolicy[] Web = [new()];", "return Task.FromResult<CorsPolicy?>(Web[0]);")]
    public Task A_policy_of_a_provider_is_not_reported(string member, string body) => Check.RunAsync($$"""
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Cors.Infrastructure;
        using Microsoft.AspNetCore.Http;

        #nullable enable
        sealed class Provider : ICorsPolicyProvider
        {
            {{member}}

            public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName) { {{body}} }

            static void Main() { }
        }
        """);

    private static Task<string> ConvertAsync(string statements) => FixAll.ConvertAsync($$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Cors.Infrastructure;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(options => { {{statements}} });
        var app = builder.Build();
        app.UseCors();
        """);
}
