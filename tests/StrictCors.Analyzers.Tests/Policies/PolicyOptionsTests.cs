using Check = StrictCors.Analyzers.Tests.Infrastructure.Verify<
    StrictCors.Analyzers.Policies.PolicyAnalyzer, StrictCors.CodeFixes.Values.ValueFix>;

namespace StrictCors.Analyzers.Tests.Policies;

/// <summary>Policies that code writes with <c>StrictCorsPolicyOptions</c> are checked as those of the builder.</summary>
public sealed class PolicyOptionsTests
{
    [Theory]
    [InlineData(
        "options.Policies[\"web\"] = new() { AllowedOrigins = [{|SC1111:\"https://a.example/\"|}] };",
        "options.Policies[\"web\"] = new() { AllowedOrigins = [\"https://a.example\"] };")]
    [InlineData(
        "options.Policies[\"web\"] = new StrictCorsPolicyOptions { AllowedOrigins = new[] { {|SC1111:\"https://a.example/\"|} } };",
        "options.Policies[\"web\"] = new StrictCorsPolicyOptions { AllowedOrigins = new[] { \"https://a.example\" } };")]
    [InlineData(
        "options.Policies.Add(\"web\", new() { AllowedOrigins = { \"https://b.example\", {|SC1111:\"https://a.example/\"|} } });",
        "options.Policies.Add(\"web\", new() { AllowedOrigins = { \"https://b.example\", \"https://a.example\" } });")]
    [InlineData(
        "options.Policies.TryAdd(\"web\", new() { AllowedOrigins = new List<string> { {|SC1104:\"https://a.example;https://b.example\"|} } });",
        "options.Policies.TryAdd(\"web\", new() { AllowedOrigins = new List<string> { \"https://a.example\", \"https://b.example\" } });")]
    [InlineData(
        "var policy = new StrictCorsPolicyOptions { AllowedOrigins = [.. Shared, {|SC1114:Host + \":443\"|}] };",
        "var policy = new StrictCorsPolicyOptions { AllowedOrigins = [.. Shared, \"https://c.example\"] };")]
    [InlineData(
        "options.Policies[\"web\"].AllowedOrigins.Add({|SC1111:\"https://a.example/\"|});",
        "options.Policies[\"web\"].AllowedOrigins.Add(\"https://a.example\");")]
    [InlineData(
        "var policy = new StrictCors.StrictCorsPolicyOptions(); policy.AllowedMethods.Add({|SC1203:\"put\"|});",
        "var policy = new StrictCors.StrictCorsPolicyOptions(); policy.AllowedMethods.Add(\"PUT\");")]
    [InlineData(
        "options.Policies[\"web\"].AllowedHeaders = [\"X-A\", {|SC1302:\"Cookie\"|}];",
        "options.Policies[\"web\"].AllowedHeaders = [\"X-A\"];")]
    [InlineData(
        "options.Policies[\"web\"].PreflightMaxAge = {|SC1503:TimeSpan.FromDays(600)|};",
        "options.Policies[\"web\"].PreflightMaxAge = TimeSpan.FromHours(24);")]
    [InlineData(
        "options.Policies[\"web\"] = new() { AllowedOrigins = [\"*\"], PreflightStatusCode = {|SC1504:404|} };",
        "options.Policies[\"web\"] = new() { AllowedOrigins = [\"*\"], PreflightStatusCode = 204 };")]
    [InlineData(
        "options.Policies[\"web\"].ExemptPaths.Add({|SC1506:\"signin\"|});",
        "options.Policies[\"web\"].ExemptPaths.Add(\"/signin\");")]
    public Task A_value_that_would_stop_the_program_is_replaced(string statement, string replacement) =>
        Check.RunAsync(Program(statement), Program(replacement));

    [Theory]
    [InlineData("options.Policies[\"web\"] = new() { AllowedOrigins = [{|SC1123:\"*\"|}], AllowCredentials = true };")]
    [InlineData("var policy = new StrictCorsPolicyOptions { AllowCredentials = true, AllowedOrigins = { {|SC1123:\"*\"|} } };")]
    [InlineData("options.Policies[\"web\"] = new() { AllowedOrigins = [{|SC1124:\"null\"|}] };")]
    [InlineData("options.Policies[\"web\"] = new() { AllowedOrigins = [\"*\"], AllowedMethods = { {|SC1204:\"*\"|} } };")]
    [InlineData("options.Policies[\"web\"] = new() { AllowedOrigins = [\"*\"], AllowedMethods = { {|SC1012:\"GET\"|} } };")]
    [InlineData("options.Policies[\"web\"] = new() { AllowedOrigins = [\"*\"], AllowedHeaders = {|SC1003:null|}! };")]
    [InlineData("options.Policies[\"web\"] = new() { AllowedOrigins = [\"*\"], Enforcement = {|SC1505:(StrictCorsEnforcement)7|} };")]
    [InlineData("options.Policies[\"web\"] = {|SC1101:new()|};")]
    [InlineData("options.Policies[\"web\"] = {|SC1101:new StrictCorsPolicyOptions { AllowedMethods = [\"PUT\"] }|};")]
    [InlineData("StrictCorsPolicy.Compile({|SC1101:new StrictCorsPolicyOptions()|}, \"web\");")]
    [InlineData("options.Policies[\"web\"].AllowedOrigins.Add({|SC1104:\"https://a.example;https://b.example\"|});")]
    [InlineData("options.AddPolicy(\"web\", policy => policy.AllowAnyOrigin().{|SC1507:WithOriginSource<Source>|}());")]
    [InlineData(
        "options.AddPolicy(\"web\", policy => policy.WithOriginSource<Source>(source => source.Timeout = {|SC1507:TimeSpan.Zero|}));")]
    [InlineData(
        "services.AddStrictCors().AddOriginSource<Source>(\"web\", s => { s.MaxConcurrentQueries = {|SC1507:0|}; "
            + "s.DependsOnHeaders = [\"X-A\", {|SC1507:\"X A\"|}]; });")]
    public Task What_would_stop_the_program_is_reported(string statement) => Check.RunAsync(Program(statement));

    [Theory]
    [InlineData("options.Policies[\"web\"] = new() { AllowedOrigins = [\"https://a.example\"], AllowCredentials = true };")]
    [InlineData("options.Policies[\"web\"] = new() { Enforcement = StrictCorsEnforcement.Server };")]
    [InlineData("options.Policies[\"web\"] = new() { AllowedOrigins = [\"null\"], DangerouslyAllowNullOrigin = true };")]
    [InlineData("options.Policies[\"web\"] = new() { AllowedOrigins = options.DefaultPolicy!.Split(';') };")]
    [InlineData("options.Policies[\"web\"] = new() { AllowedOrigins = [options.DefaultPolicy!], AllowCredentials = true };")]
    [InlineData("options.Policies[\"web\"] = new() { AllowedOrigins = [\"*\"], AllowCredentials = services.Count == 0 };")]
    [InlineData("options.Policies[\"web\"] = new() { AllowedOrigins = [\"*\"], AllowedMethods = { \"PUT\", \"DELETE\" } };")]
    [InlineData("var policy = new StrictCorsPolicyOptions(); policy.AllowedOrigins.Add(\"null\"); policy.DangerouslyAllowNullOrigin = true;")]
    [InlineData("var policy = new StrictCorsPolicyOptions(); options.Policies[\"web\"] = policy; policy.AllowedOrigins = [\"*\"];")]
    [InlineData("options.Policies[\"web\"] = new(); options.Policies[\"web\"].AllowedOrigins.Add(\"https://a.example\");")]
    [InlineData("options.Policies[\"web\"].AllowedMethods.Clear(); options.Policies[\"web\"].AllowedMethods.Add(\"*\");")]
    [InlineData("new Other().AllowedOrigins.Add(\"https://a.example/\"); var other = new Other { AllowedOrigins = [\"https://a.example/\"] };")]
    [InlineData("var other = new Other { Timeout = TimeSpan.Zero };")]
    [InlineData("options.AddPolicy(\"web\", policy => policy.WithOriginSource<Source>(s => s.AllowedFor = TimeSpan.Zero));")]
    public Task What_starts_is_not_reported(string statement) => Check.RunAsync(Program(statement));

    private static string Program(string statement) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;
        using StrictCors;

        class Program
        {
            const string Host = "https://c.example";
            static readonly string[] Shared = ["https://d.example"];

            static void Add(IServiceCollection services) => services.AddStrictCors(options =>
            {
                {{statement}}
            });

            static void Main() { }
        }

        class Other
        {
            public IList<string> AllowedOrigins { get; set; } = [];
            public TimeSpan Timeout { get; set; }
        }

        class Source : IStrictCorsOriginSource
        {
            public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) => new(true);
        }
        """;
}
