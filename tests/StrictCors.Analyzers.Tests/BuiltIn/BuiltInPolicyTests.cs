using Check = StrictCors.Analyzers.Tests.Infrastructure.Verify<
    StrictCors.Analyzers.Policies.PolicyAnalyzer, StrictCors.CodeFixes.Values.ValueFix>;

namespace StrictCors.Analyzers.Tests.BuiltIn;

/// <summary>SC4003: mistakes in policies of the built-in builder.</summary>
public sealed class BuiltInPolicyTests
{
    [Theory]
    [InlineData("policy => policy.WithOrigins({|SC4003:\"https://app.example.com/\"|})", "policy => policy.WithOrigins(\"https://app.example.com\")")]
    [InlineData("policy => policy.WithOrigins(\"https://a.example\", {|SC4003:\"*\"|})", null)]
    [InlineData("policy => {|SC4003:policy.SetIsOriginAllowed(_ => true)|}.AllowCredentials()", null)]
    [InlineData("policy => { {|SC4003:policy.AllowCredentials().SetIsOriginAllowed(origin => { return true; })|}; }", null)]
    [InlineData("policy => policy.{|SC4003:AllowAnyOrigin|}().AllowCredentials()", null)]
    public Task What_StrictCors_would_have_stopped(string lambda, string? fixedLambda) =>
        Check.RunAsync(Program(lambda), fixedLambda is null ? null : Program(fixedLambda));

    [Theory]
    [InlineData("policy => policy.SetIsOriginAllowed(_ => true)")]
    [InlineData("policy => policy.SetIsOriginAllowed(origin => origin == \"https://a.example\").AllowCredentials()")]
    [InlineData("policy => policy.WithOrigins(\"https://a.example\").AllowAnyHeader().AllowAnyMethod().AllowCredentials()")]
    [InlineData("policy => policy.WithOrigins(\"https://*.a.example\").SetIsOriginAllowedToAllowWildcardSubdomains()")]
    [InlineData("policy => policy.AllowAnyHeader()")]
    [InlineData("policy => policy.AllowCredentials().DisallowCredentials().AllowAnyOrigin()")]
    public Task A_right_policy_is_not_reported(string lambda) => Check.RunAsync(Program(lambda));

    private static string Program(string lambda) => $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(options => options.AddPolicy("web", {{lambda}}));
        """;
}
