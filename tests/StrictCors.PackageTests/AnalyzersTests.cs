namespace StrictCors.PackageTests;

/// <summary>The analyzers of the package, in a program with mistakes, and in programs without.</summary>
[Collection(SharedPackage.Name)]
public sealed class AnalyzersTests(PackedSources packed)
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(10);

    private static readonly string Settings = Repository.ReadText("tests", "StrictCors.PackageTests", "AnalyzedConsumer", "appsettings.json");

    [Fact]
    public async Task Mistakes_stop_the_build_where_they_are_and_fixes_mend_the_code()
    {
        using var consumer = await Consumer.CreateForAnalyzersAsync(packed);
        var project = await consumer.CreateProjectAsync("program");

        var built = await RunAsync(project, "build");
        built.ExitCode.Should().NotBe(0);
        built.Output.Should().Contain("Program.cs(2,85): error SC1111: ").And.Contain("Program.cs(2,125): error SC1203: ")
            .And.Contain("Program.cs(5,19): error SC2001: ").And.Contain("Program.cs(5,5): error SC4004: ")
            .And.Contain("Program.cs(8,5): error SC4001: ")
            .And.Contain("appsettings.json(5,29): error SC1111: \"https://app.example.com/\": ").And.Contain("Write: https://app.example.com");
        (await RunAsync(project, "build", "-p:StrictCorsCheckSettings=false")).Output.Should().NotContain("appsettings.json(");

        await DotNet.RunAsync(project, "format", "analyzers", "--no-restore", "--severity", "warn");
        var fixedProgram = await File.ReadAllTextAsync(Path.Combine(project, "Program.cs"));
        fixedProgram.Should().Contain("WithOrigins(\"https://partner.example\").WithMethods(\"GET\", \"PUT\")")
            .And.Contain("app.UseStrictCors(\"web\");").And.NotContain("Access-Control-Allow-Origin");
        fixedProgram.IndexOf("UseStrictCors", StringComparison.Ordinal).Should()
            .BeLessThan(fixedProgram.IndexOf("UseHttpsRedirection", StringComparison.Ordinal));

        await WriteSettingsAsync(project, Settings.Replace("example.com/", "example.com", StringComparison.Ordinal));
        (await RunAsync(project, "build")).ExitCode.Should().Be(0);
        await CheckIncrementalBuildsAsync(project);
    }

    [Theory]
    [InlineData("webapi", "--no-openapi")]
    [InlineData("webapp")]
    [InlineData("mvc")]
    [InlineData("blazor")]
    public async Task A_program_of_a_template_with_StrictCors_added_has_no_warning(string template, params string[] options)
    {
        using var consumer = await Consumer.CreateForAnalyzersAsync(packed);
        var project = await consumer.CreateProjectAsync(template);
        var projectFile = await File.ReadAllTextAsync(Path.Combine(project, "Consumer.csproj"));
        await DotNet.RunAsync(project, ["new", template, "--name", "Consumer", "--output", project, "--force", "--no-restore", .. options]);
        await File.WriteAllTextAsync(Path.Combine(project, "Consumer.csproj"), projectFile);

        var program = await File.ReadAllTextAsync(Path.Combine(project, "Program.cs"));
        var routing = program.Contains("app.UseRouting();", StringComparison.Ordinal) ? "app.UseRouting();\n" : "";
        await File.WriteAllTextAsync(Path.Combine(project, "Program.cs"), program
            .Replace("app.UseRouting();", "", StringComparison.Ordinal)
            .Replace("CreateBuilder(args);", "CreateBuilder(args);\nbuilder.Services.AddStrictCors();", StringComparison.Ordinal)
            .Replace("builder.Build();", $"builder.Build();\n{routing}app.UseStrictCors();", StringComparison.Ordinal));
        await WriteSettingsAsync(project, Settings.Replace("example.com/", "example.com", StringComparison.Ordinal)
            .Replace("\"Policies\"", "\"DefaultPolicy\": \"web\", \"Policies\"", StringComparison.Ordinal));

        var built = await RunAsync(project, "build", "-warnaserror");

        built.Output.Should().NotContain(" SC");
        built.ExitCode.Should().Be(0, built.Output);
    }

    /// <summary>The compiler runs again if the settings have changed, and only then.</summary>
    private static async Task CheckIncrementalBuildsAsync(string project)
    {
        var assembly = Path.Combine(project, "obj", "Debug", "net10.0", "Consumer.dll");
        var compiled = File.GetLastWriteTimeUtc(assembly);
        (await RunAsync(project, "build", "--no-restore")).ExitCode.Should().Be(0);
        File.GetLastWriteTimeUtc(assembly).Should().Be(compiled);

        await WriteSettingsAsync(project, Settings);
        (await RunAsync(project, "build", "--no-restore")).Output.Should().Contain("appsettings.json(5,29): error SC1111: ");
    }

    private static Task WriteSettingsAsync(string project, string text) => File.WriteAllTextAsync(Path.Combine(project, "appsettings.json"), text);

    private static Task<ProcessResult> RunAsync(string project, params string[] arguments) =>
        DotNet.RunProcessAsync(DotNet.CleanStart(DotNet.Executable, project, arguments), Bound);
}
