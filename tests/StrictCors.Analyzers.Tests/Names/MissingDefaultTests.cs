using Check = StrictCors.Analyzers.Tests.Infrastructure.Verify<
    StrictCors.Analyzers.Names.PolicyNameAnalyzer, StrictCors.CodeFixes.Values.ValueFix>;

namespace StrictCors.Analyzers.Tests.Names;

/// <summary>SC2002: endpoints that require the default policy, in a program without one.</summary>
public sealed class MissingDefaultTests
{
    private const string Web = """{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://a.example" ] } } } }""";

    private const string Default =
        """{ "StrictCors": { "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": [ "https://a.example" ] } } } }""";

    [Theory]
    [InlineData("app.UseStrictCors(); app.MapGet(\"/\", () => \"\").{|SC2002:RequireStrictCors|}();", "[{|SC2002:StrictCors|}]", "")]
    [InlineData("app.UseStrictCors();", "[{|SC2002:EnableCors|}]", "[DisableStrictCors]")]
    [InlineData("app.UseStrictCors();", "", "[{|SC2002:StrictCors()|}]")]
    public Task None_is_chosen(string statements, string ofClass, string ofMethod) =>
        Check.RunAsync(Program(statements, ofClass, ofMethod), null, ("appsettings.json", Web));

    [Theory]
    [InlineData("app.UseStrictCors(\"web\");")]
    [InlineData("app.UseStrictCors(policy => policy.AllowAnyOrigin());")]
    [InlineData("app.UseStrictCors(args);")]
    [InlineData("builder.Services.AddStrictCors().AddDefaultPolicy(policy => policy.AllowAnyOrigin()); app.UseStrictCors();")]
    [InlineData("builder.Services.AddStrictCors(options => options.DefaultPolicy = \"web\"); app.UseStrictCors();")]
    [InlineData("builder.Services.AddStrictCors(options => options.DefaultPolicy=\"web\"); app.UseStrictCors();")]
    [InlineData("builder.Services.Configure<StrictCorsOptions>(options => options.DefaultPolicy ??= \"web\"); app.UseStrictCors();")]
    [InlineData("builder.WebHost.UseSetting(\"StrictCors:DefaultPolicy\", \"web\"); app.UseStrictCors();")]
    [InlineData("builder.Configuration.AddJsonFile(\"cors.json\"); app.UseStrictCors();")]
    public Task Silent_if_there_may_be_one(string statements) =>
        Check.RunAsync(Program(statements, "[StrictCors]", "[EnableCors]"), null, ("appsettings.json", Web));

    [Fact]
    public Task Silent_if_one_environment_has_one() => Check.RunAsync(
        Program("app.UseStrictCors();", "[StrictCors]", "[EnableCors]"), null,
        ("appsettings.json", Web), ("appsettings.Staging.json", Default));

    [Fact]
    public Task Silent_in_a_library() => Check.RunAsync(Program("", "[StrictCors]", "[EnableCors]"), null, ("appsettings.json", Web));

    [Fact]
    public Task Silent_if_each_action_chooses() => Check.RunAsync(
        Program("app.UseStrictCors();", "[StrictCors]", "[StrictCors(\"web\")]")
            .Replace("public string Second() => \"\";", "", StringComparison.Ordinal),
        null, ("appsettings.json", Web));

    private static string Program(string statements, string ofClass, string ofMethod) => $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Cors;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using StrictCors;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddStrictCors();
        var app = builder.Build();
        {{statements}}

        {{ofClass}}
        public class TodosController : ControllerBase
        {
            {{ofMethod}}
            public string First() => "";
            public string Second() => "";
        }
        """;
}
