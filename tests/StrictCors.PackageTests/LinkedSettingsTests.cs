namespace StrictCors.PackageTests;

/// <summary>T9: settings that come from other folders are checked by the build under the path that they have beside the program.</summary>
[Collection(SharedPackage.Name)]
public sealed class LinkedSettingsTests(PackedSources packed)
{
    private const string Program = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration.AddJsonFile("config/appsettings.json");
        builder.Services.AddStrictCors();
        var app = builder.Build();
        app.UseExceptionHandler("/");
        app.UseStrictCors("web");
        app.Run();
        """;

    [Fact]
    public async Task T9_linked_and_published_files_are_reported_where_they_are()
    {
        using var consumer = await Consumer.CreateForAnalyzersAsync(packed);
        var project = await consumer.CreateProjectAsync("linked");
        var shared = Directory.CreateDirectory(Path.Combine(project, "..", "shared")).FullName;
        File.Delete(Path.Combine(project, "appsettings.json"));
        await WriteAsync(Path.Combine(shared, "common.json"), "web");
        await WriteAsync(Path.Combine(shared, "appsettings.Staging.json"), "staging");
        await WriteAsync(Path.Combine(shared, "appsettings.Unused.json"), "unused");
        await WriteAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(project, "config")).FullName, "appsettings.json"), "config");
        await File.WriteAllTextAsync(Path.Combine(project, "Program.cs"), Program);
        var projectFile = Path.Combine(project, "Consumer.csproj");
        await File.WriteAllTextAsync(projectFile, (await File.ReadAllTextAsync(projectFile)).Replace("</Project>", """
              <ItemGroup>
                <Content Include="..\shared\common.json" Link="appsettings.json" />
                <None Include="..\shared\appsettings.Staging.json" CopyToPublishDirectory="PreserveNewest" />
                <None Include="..\shared\appsettings.Unused.json" />
              </ItemGroup>
            </Project>
            """, StringComparison.Ordinal));

        var built = await DotNet.RunProcessAsync(DotNet.CleanStart(DotNet.Executable, project, "build"), TimeSpan.FromMinutes(10));

        built.Output.Should().Contain($"{Path.Combine(shared, "common.json")}(1,62): error SC1111: ")
            .And.Contain($"{Path.Combine(shared, "appsettings.Staging.json")}(1,66): error SC1111: ").And.Contain("(in Staging)")
            .And.Contain($"{Path.Combine(project, "config", "appsettings.json")}(1,65): error SC1111: ")
            .And.NotContain("appsettings.Unused.json(");
    }

    private static Task WriteAsync(string path, string policy) => File.WriteAllTextAsync(
        path, $$"""{ "StrictCors": { "Policies": { "{{policy}}": { "AllowedOrigins": [ "https://a.example/" ] } } } }""");
}
