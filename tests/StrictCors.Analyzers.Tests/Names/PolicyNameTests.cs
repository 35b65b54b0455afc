using Check = StrictCors.Analyzers.Tests.Infrastructure.Verify<
    StrictCors.Analyzers.Names.PolicyNameAnalyzer, StrictCors.CodeFixes.Values.ValueFix>;

namespace StrictCors.Analyzers.Tests.Names;

/// <summary>Names of policies in attributes and calls.</summary>
public sealed class PolicyNameTests
{
    private static readonly (string Name, string Text) Settings =
        ("appsettings.json", """{ /* comment */ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://a.example" ] }, }, }, }""");

    [Theory]
    [InlineData("[StrictCors({|SC2001:\"wbe\"|})]", "[StrictCors(\"web\")]")]
    [InlineData("[StrictCors(\"web\", {|SC2001:\"partner\"|})]", "[StrictCors(\"web\", \"partners\")]")]
    [InlineData("[StrictCors([{|SC2001:Misspelt|}])]", "[StrictCors([\"web\"])]")]
    public Task An_unknown_name_in_an_attribute(string attribute, string fixedAttribute) =>
        Check.RunAsync(Controller(attribute), Controller(fixedAttribute), Settings);

    [Theory]
    [InlineData("app.UseStrictCors({|SC2001:\"wbe\"|});", "app.UseStrictCors(\"web\");")]
    [InlineData("app.MapGet(\"/\", () => \"\").RequireStrictCors({|SC2001:\"wbe\"|});", "app.MapGet(\"/\", () => \"\").RequireStrictCors(\"web\");")]
    [InlineData(
        "app.MapGroup(\"/\").RequireStrictCors(\"partners\", {|SC2001:\"wbe\"|});",
        "app.MapGroup(\"/\").RequireStrictCors(\"partners\", \"web\");")]
    public Task An_unknown_name_in_a_call(string call, string fixedCall) => Check.RunAsync(Program(call), Program(fixedCall), Settings);

    [Theory]
    [InlineData("app.UseStrictCors(\"WEB\");")]
    [InlineData("app.UseStrictCors(\"web\", \"partners\");")]
    [InlineData("app.UseStrictCors(\"mobile\");")]
    [InlineData("app.UseStrictCors(args[0]);")]
    [InlineData("app.UseStrictCors(policy => policy.AllowAnyOrigin());")]
    public Task A_name_that_exists_in_settings_or_code(string call) =>
        Check.RunAsync(Program(call), null, Settings, ("appsettings.Staging.json", """{ "StrictCors:Policies:mobile:AllowedOrigins": "*" }"""));

    [Theory]
    [InlineData("builder.Services.AddStrictCors(builder.Configuration.GetSection(args[0]));")]
    [InlineData("builder.Services.AddStrictCors().AddPolicy(args[0], policy => policy.AllowAnyOrigin());")]
    [InlineData("builder.Configuration.AddJsonFile(\"cors.json\");")]
    public Task Silent_if_a_policy_can_come_from_elsewhere(string call) =>
        Check.RunAsync(Program("app.UseStrictCors(\"wbe\");", call), null, Settings);

    [Fact]
    public Task Silent_if_no_policy_is_known() => Check.RunAsync("""
        [StrictCors.StrictCors("web")]
        class Controller
        {
            static void Main() { }
        }
        """);

    [Fact]
    public Task The_section_that_code_names() => Check.RunAsync(
        Program("app.UseStrictCors({|SC2001:\"web\"|});", "builder.Services.AddStrictCors(builder.Configuration.GetSection(\"Cors\"));", ""), null,
        ("appsettings.json", """{ "Cors": { "Policies": { "site": { "AllowedOrigins": [ "*" ] } } } }"""));

    [Fact]
    public Task SC2036_a_name_twice() => Check.RunAsync(Program("app.UseStrictCors(\"web\", {|SC2036:\"Web\"|});"), null, Settings);

    private static string Controller(string attribute) => $$"""
        using StrictCors;
        using Microsoft.Extensions.DependencyInjection;

        {{attribute}}
        class Controller
        {
            const string Misspelt = "wbe";
            static void Main() => new ServiceCollection().AddStrictCors().AddPolicy("partners", policy => policy.WithOrigins("https://b.example"));
        }
        """;

    private static string Program(
        string call,
        string services = "",
        string add = "builder.Services.AddStrictCors().AddPolicy(Name, policy => policy.WithOrigins(\"https://b.example\"));") => $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;

        const string Name = "partners";
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        {{add}}
        var app = builder.Build();
        {{call}}
        """;
}
