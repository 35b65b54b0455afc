using Check = StrictCors.Analyzers.Tests.Infrastructure.Verify<
    StrictCors.Analyzers.Policies.PolicyAnalyzer, StrictCors.CodeFixes.Values.ValueFix>;

namespace StrictCors.Analyzers.Tests.Policies;

/// <summary>Literals that are given to the methods of the policy builder.</summary>
public sealed class PolicyValueTests
{
    [Theory]
    [InlineData("WithOrigins({|SC1111:\"https://app.example.com/\"|})", "WithOrigins(\"https://app.example.com\")")]
    [InlineData("WithOrigins({|SC1104:\"https://a.example;https://b.example\"|})", "WithOrigins(\"https://a.example\", \"https://b.example\")")]
    [InlineData("WithOrigins(\"https://a.example\", {|SC1111:\"https://a.example/\"|})", "WithOrigins(\"https://a.example\")")]
    [InlineData(
        "WithOrigins([{|SC1112:\"https://A.example\"|}, \"https://b.example\"])",
        "WithOrigins([\"https://a.example\", \"https://b.example\"])")]
    [InlineData("WithOrigins(new[] { {|SC1114:\"https://a.example:443\"|} })", "WithOrigins(new[] { \"https://a.example\" })")]
    [InlineData(
        "WithOrigins(new System.Collections.Generic.List<string> { {|SC1111:\"https://a.example/x\"|} })",
        "WithOrigins(new System.Collections.Generic.List<string> { \"https://a.example\" })")]
    [InlineData(
        "WithOrigins(\"https://a.example\").WithMethods({|SC1203:\"get\"|}, \"PUT\")",
        "WithOrigins(\"https://a.example\").WithMethods(\"GET\", \"PUT\")")]
    [InlineData(
        "WithOrigins(\"https://a.example\").WithMethods(\"PUT\", {|SC1202:\"TRACE\"|})",
        "WithOrigins(\"https://a.example\").WithMethods(\"PUT\")")]
    [InlineData("WithOrigins(\"https://a.example\").WithHeaders({|SC1302:\"Cookie\"|})", "WithOrigins(\"https://a.example\").WithHeaders()")]
    [InlineData(
        "WithOrigins(\"https://a.example\").WithExposedHeaders({|SC1402:\"Set-Cookie\"|}, \"ETag\")",
        "WithOrigins(\"https://a.example\").WithExposedHeaders(\"ETag\")")]
    [InlineData(
        "WithOrigins(\"https://a.example\").WithPreflightStatusCode({|SC1504:404|})",
        "WithOrigins(\"https://a.example\").WithPreflightStatusCode(204)")]
    [InlineData(
        "WithOrigins(\"https://a.example\").SetPreflightMaxAge({|SC1503:TimeSpan.FromDays(600)|})",
        "WithOrigins(\"https://a.example\").SetPreflightMaxAge(TimeSpan.FromHours(24))")]
    [InlineData(
        "WithOrigins(\"https://a.example\").SetPreflightMaxAge({|SC1503:new TimeSpan(0, 0, -1)|})",
        "WithOrigins(\"https://a.example\").SetPreflightMaxAge(TimeSpan.Zero)")]
    [InlineData(
        "WithOrigins(\"https://a.example\").WithExemptPaths({|SC1506:\"signin-oidc\"|})",
        "WithOrigins(\"https://a.example\").WithExemptPaths(\"/signin-oidc\")")]
    public Task A_literal_that_would_stop_the_program_is_replaced(string call, string replacement) =>
        Check.RunAsync(Program(call), Program(replacement));

    [Theory]
    [InlineData("WithOrigins(\"https://app.example.com\", \"https://*.example.com\", \"http://localhost:*\").AllowCredentials()")]
    [InlineData("AllowAnyOrigin().AllowAnyHeader().AllowAnyMethod()")]
    [InlineData("WithOrigins(Environment.GetEnvironmentVariable(\"ORIGIN\")!).AllowCredentials()")]
    [InlineData("WithOrigins(Environment.GetCommandLineArgs())")]
    [InlineData("WithEnforcement(StrictCors.StrictCorsEnforcement.Server)")]
    [InlineData("WithOriginSource<Source>()")]
    [InlineData("WithOrigins(\"https://a.example\").SetPreflightMaxAge(TimeSpan.FromMinutes(10)).WithPreflightStatusCode(200)")]
    [InlineData("WithOrigins(\"https://a.example\").WithMethods(\"GET\", \"PURGE\").WithHeaders(\"*\", \"Authorization\")")]
    [InlineData("WithOrigins(\"null\").DangerouslyAllowNullOrigin()")]
    [InlineData("WithOrigins(\"http://a.example\").AllowCredentials().DangerouslyAllowInsecureOrigins()")]
    public Task What_starts_is_not_reported(string call) => Check.RunAsync(Program(call));

    private static string Program(string call) => $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddStrictCors().AddDefaultPolicy(policy => policy.{{call}});

        class Source : StrictCors.IStrictCorsOriginSource
        {
            public ValueTask<bool> IsAllowedAsync(StrictCors.StrictCorsOriginQuery query, CancellationToken cancellationToken) => new(true);
        }
        """;
}
