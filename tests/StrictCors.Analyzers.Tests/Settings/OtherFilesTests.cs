using StrictCors.Analyzers.Tests.Infrastructure;

namespace StrictCors.Analyzers.Tests.Settings;

/// <summary>T9: settings that are not in the folder of the project: linked files, and files that code loads by name.</summary>
public sealed class OtherFilesTests
{
    private const string Wrong = """{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://a.example/" ] } } } }""";
    private const string Right = """{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://a.example" ] } } } }""";

    [Theory]
    [InlineData("shared/common.json|appsettings.json")]
    [InlineData("shared/appsettings.json|appsettings.json")]
    [InlineData("shared/appsettings.Production.json|appsettings.Production.json")]
    public async Task T9_a_linked_file_is_checked_and_reported_where_it_is(string file) =>
        (await FindAsync("", (file, Wrong))).Should().Equal($"SC1111 /0/{file.Split('|')[0]}");

    [Fact]
    public async Task T9_the_link_names_the_environment()
    {
        (await FindAsync("", ("appsettings.json", Wrong), ("deploy/prod.json|appsettings.Production.json", Right))).Should().BeEmpty();
        (await FindAsync("", ("appsettings.json", Wrong), ("deploy/stage.json|appsettings.Staging.json", Right)))
            .Should().Equal("SC1111 /0/appsettings.json");
    }

    [Theory]
    [InlineData("config/appsettings.json|config/appsettings.json")]
    [InlineData("shared/appsettings.json|other/appsettings.json")]
    [InlineData("cors.json")]
    public async Task T9_a_file_that_nothing_loads_is_not_checked(string file) => (await FindAsync("", (file, Wrong))).Should().BeEmpty();

    [Theory]
    [InlineData("builder.Configuration.AddJsonFile(\"config/appsettings.json\");", "config/appsettings.json|config/appsettings.json")]
    [InlineData("builder.Configuration.AddJsonFile(\"cors.json\", optional: true);", "cors.json")]
    [InlineData("builder.Configuration.AddJsonFile(path: \"./config/cors.json\", false, true);", "config/cors.json")]
    [InlineData("builder.Configuration.AddJsonFile($\"cors.{builder.Environment.EnvironmentName}.json\", true);", "cors.Staging.json")]
    [InlineData(
        "builder.Host.ConfigureAppConfiguration((context, c) => "
            + "c.AddJsonFile($\"config/appsettings.{context.HostingEnvironment.EnvironmentName}.json\"));",
        "config/appsettings.Production.json|config/appsettings.Production.json")]
    public async Task T9_a_file_that_code_loads_by_name_is_checked(string code, string file) =>
        (await FindAsync(code, (file, Wrong))).Should().Equal($"SC1111 /0/{file.Split('|')[0]}");

    [Fact]
    public async Task T9_a_file_that_code_loads_is_above_those_of_the_host()
    {
        const string Load = "builder.Configuration.AddJsonFile(\"cors.json\");";

        (await FindAsync(Load, ("cors.json", Right), ("appsettings.json", Wrong), ("appsettings.Production.json", Wrong))).Should().BeEmpty();
        (await FindAsync(Load, ("cors.json", Wrong), ("appsettings.json", Right))).Should().Equal("SC1111 /0/cors.json");
    }

    [Theory]
    [InlineData("if (args.Length > 0) { builder.Configuration.AddJsonFile(\"cors.json\"); }")]
    [InlineData("builder.Configuration.AddJsonFile(args[0]);")]
    [InlineData("builder.Configuration.AddJsonFile($\"cors.{args[0]}.json\");")]
    public async Task T9_a_file_that_may_not_be_loaded_is_not_checked(string code) =>
        (await FindAsync(code, ("cors.json", Wrong), ("cors.a.json", Wrong))).Should().BeEmpty();

    private static async Task<IReadOnlyList<string>> FindAsync(string code, params (string Name, string Text)[] files) =>
    [
        .. (await AnalyzerRun.RunAsync(new Analyzers.Settings.SettingsAnalyzer(), $$"""
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Hosting;
            using Microsoft.Extensions.Configuration;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Hosting;

            var builder = WebApplication.CreateBuilder(args);
            {{code}}
            builder.Services.AddStrictCors();
            """, [], files))
            .Select(found => $"{found.Id} {found.Location.GetLineSpan().Path}"),
    ];
}
