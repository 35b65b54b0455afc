using Microsoft.CodeAnalysis;
using StrictCors.Analyzers.Tests.Infrastructure;

namespace StrictCors.Analyzers.Tests.Settings;

/// <summary>T9: the settings of a project, with file, line and column.</summary>
public sealed class SettingsTests
{
    private const string Right = """
        {
          // The origins of the site.
          "StrictCors": {
            "DefaultPolicy": "web",
            "Policies": {
              "web": { "AllowedOrigins": [ "https://app.example.com", ], "PreflightMaxAge": "00:10:00" },
            },
          },
          "AllowedHosts": "*"
        }
        """;

    [Theory]
    [InlineData("\"AllowedOrigins\": [ «\"https://a.example/\"» ]", "SC1111")]
    [InlineData("\"AllowedOrigins\": «\"https://a.example/\"»", "SC1111")]
    [InlineData("\"AllowedOrigins\": \"https://b.example;«https://a.example/»\"", "SC1111")]
    [InlineData("«\"AllowedOrigin\"»: [ \"https://a.example\" ]", "SC1002")]
    [InlineData("\"AllowedOrigins\": \"*\", \"AllowedMethods\": [ \"PUT\", «\"get\"» ]", "SC1203")]
    [InlineData("\"AllowedOrigins\": [ «\"*\"» ], \"AllowCredentials\": true", "SC1123")]
    [InlineData("\"AllowedOrigins\": \"*\", \"PreflightMaxAge\": «\"600\"»", "SC1502")]
    [InlineData("\"AllowedOrigins\": \"*\", \"PreflightMaxAge\": «600»", "SC1502")]
    [InlineData("\"AllowedOrigins\": \"*\", \"AllowCredentials\": «\"yes\"»", "SC1005")]
    [InlineData("\"AllowedOrigins\": \"*\", \"Enforcement\": «\"Serve\"»", "SC1005")]
    [InlineData("\"AllowedOrigins\": \"*\", \"PreflightStatusCode\": «404»", "SC1504")]
    [InlineData("\"AllowedOrigins\": \"*\", \"ExemptPaths\": [ «\"signin\"» ]", "SC1506")]
    [InlineData("\"AllowedOrigins\": [ \"https://a.example\", «\"https://a.example\"» ]", "SC1012")]
    [InlineData("\"AllowedOrigins\": \"*\", \"AllowedHeaders\": { \"X-A\": «true» }", "SC1003")]
    [InlineData("\"AllowedHeaders\": \"*\"", "SC1101", "«\"web\"»: { ")]
    public async Task T9_a_problem_is_where_it_is_written(string policy, string code, string? web = null)
    {
        var marked = $$"""{ "StrictCors": { "Policies": { {{web ?? "\"web\": { "}}{{policy}} } } } }""";

        (await FindAsync(("appsettings.json", Unmarked(marked)))).Should().Equal($"{code} appsettings.json {MarkIn(marked)}");
    }

    [Fact]
    public async Task T9_right_settings_have_no_problem() => (await FindAsync(("appsettings.json", Right))).Should().BeEmpty();

    [Fact]
    public async Task T9_an_unknown_default_policy_has_its_line() => (await FindAsync(
            ("appsettings.json", Right.Replace("\"DefaultPolicy\": \"web\"", "\"DefaultPolicy\": \"wbe\"", StringComparison.Ordinal))))
        .Should().Equal("SC1008 appsettings.json (3,21)-(3,26)");

    [Fact]
    public async Task T9_a_policy_of_code_is_known()
    {
        var settings = Right.Replace("\"DefaultPolicy\": \"web\"", "\"DefaultPolicy\": \"mobile\"", StringComparison.Ordinal);

        (await FindAsync("builder.Services.AddStrictCors().AddPolicy(\"mobile\", policy => policy.AllowAnyOrigin());",
            ("appsettings.json", settings)))
            .Should().BeEmpty();
        (await FindAsync("builder.Services.AddStrictCors().AddPolicy(args[0], policy => policy.AllowAnyOrigin());", ("appsettings.json", settings)))
            .Should().BeEmpty();
    }

    [Fact]
    public async Task T9_environments_are_layered_as_the_host_does()
    {
        const string Base = """{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://a.example/" ] } } } }""";
        const string Mended = """{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://a.example" ] } } } }""";

        (await FindAsync(("appsettings.json", Base), ("appsettings.Development.json", Mended), ("appsettings.Production.json", Mended)))
            .Should().BeEmpty("every environment mends it");
        (await FindAsync(("appsettings.json", Base), ("appsettings.Development.json", Mended)))
            .Should().Equal("SC1111 appsettings.json (0,61)-(0,81)");
        (await FindAsync(("appsettings.json", Mended), ("appsettings.Staging.json", Base)))
            .Should().Equal("SC1111 appsettings.Staging.json (0,61)-(0,81)");
        (await FindAsync(("appsettings.json", Base), ("appsettings.Staging.json", "{}"))).Should().HaveCount(1, "it is one mistake");
    }

    [Fact]
    public async Task T9_origins_that_an_environment_gives_are_not_missed_in_another() => (await FindAsync(
            ("appsettings.json", """{ "StrictCors": { "Policies": { "web": { "AllowedMethods": "PUT" } } } }"""),
            ("appsettings.Development.json", """{ "StrictCors:Policies:web:AllowedOrigins": "http://localhost:3000" }""")))
        .Should().BeEmpty("environment variables may give them in production");

    [Fact]
    public async Task T9_the_environments_are_named_if_they_are_not_all() => (await MessagesAsync(
            ("appsettings.json", Right),
            ("appsettings.Staging.json", """{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://a.example/" ] } } } }""")))
        .Should().ContainSingle().Which.Should().Contain("\"https://a.example/\": ")
        .And.Contain("Write: https://a.example").And.EndWith("(in Staging)");

    [Fact]
    public async Task T9_the_section_that_code_names_is_checked()
    {
        const string Add = "builder.Services.AddStrictCors(builder.Configuration.GetSection(\"Cors\"));";
        const string Settings = """{ "Cors": { "Policies": { "web": { "AllowedOrigins": [ "https://a.example/" ] } } }, "StrictCors": { "x": 1 } }""";

        (await FindAsync(Add, ("appsettings.json", Settings))).Should().Equal("SC1111 appsettings.json (0,55)-(0,75)");
        (await FindAsync("builder.Services.AddStrictCors(builder.Configuration.GetSection(args[0]));",
            ("appsettings.json", Settings))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("", "SC1040 appsettings.json (0,0)-(0,0)")]
    [InlineData("[ ]", "SC1040 appsettings.json (0,0)-(0,0)")]
    [InlineData("{ \"a\" 1 }", "SC1040 appsettings.json (0,6)-(0,6)")]
    [InlineData("{ \"a\": tru }", "SC1040 appsettings.json (0,7)-(0,7)")]
    [InlineData("{ \"a\": \"b }", "SC1040 appsettings.json (0,11)-(0,11)")]
    [InlineData("{ \"a\": 1, \"A\": 2 }", "SC1041 appsettings.json (0,10)-(0,13)")]
    public async Task T9_a_file_that_the_host_does_not_load(string text, string expected) =>
        (await FindAsync(("appsettings.json", text))).Should().Equal(expected);

    [Theory]
    [InlineData("{ }")]
    [InlineData("{ \"Logging\": { \"LogLevel\": { \"Default\": \"Information\" } } }")]
    public async Task T9_files_without_the_section_are_not_reported(string text) => (await FindAsync(("appsettings.json", text))).Should().BeEmpty();

    [Fact]
    public async Task T9_a_property_turns_it_off() => (await AnalyzerRun.RunAsync(
            new Analyzers.Settings.SettingsAnalyzer(), Program(""), [("build_property.StrictCorsCheckSettings", "False")],
            ("appsettings.json", Unmarked("""{ "StrictCors": { "x": 1 } }""")))).Should().BeEmpty();

    private static Task<IReadOnlyList<string>> FindAsync(params (string Name, string Text)[] files) => FindAsync("", files);

    private static async Task<IReadOnlyList<string>> FindAsync(string code, params (string Name, string Text)[] files) =>
    [
        .. (await AnalyzerRun.RunAsync(new Analyzers.Settings.SettingsAnalyzer(), Program(code), [], files))
            .Select(diagnostic => (diagnostic.Id, Place: diagnostic.Location.GetLineSpan()))
            .Select(found => $"{found.Id} {Path.GetFileName(found.Place.Path)} {found.Place.Span}")
            .Order(StringComparer.Ordinal),
    ];

    private static async Task<IReadOnlyList<string>> MessagesAsync(params (string Name, string Text)[] files) =>
        [.. (await AnalyzerRun.RunAsync(new Analyzers.Settings.SettingsAnalyzer(), Program(""), [], files)).Select(diagnostic =>
            diagnostic.GetMessage(null))];

    private static string Program(string code) => $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        {{code}}
        """;

    private static string Unmarked(string marked) =>
        marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

    private static string MarkIn(string marked) =>
        $"(0,{marked.IndexOf('«', StringComparison.Ordinal)})-(0,{marked.IndexOf('»', StringComparison.Ordinal) - 1})";
}
