using NJsonSchema;
using StrictCors.Tests.Documentation;

namespace StrictCors.Tests.Schema;

/// <summary>The schema together with the one that an editor has for the rest of the file, as the page of configuration shows it.</summary>
public sealed class CombinedSchemaTests : IAsyncLifetime
{
    /// <summary>What stands for the editor's own schema: it needs the network.</summary>
    private const string Editors = """{ "type": "object", "properties": { "AllowedHosts": { "type": "string" } } }""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private JsonSchema _schema = null!;

    public async Task InitializeAsync()
    {
        var combined = DocumentationPage.Blocks(Pages.Configuration.Section("Completion in the editor"), "json")
            .Single(block => block.Contains("allOf", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "ConfigurationSchema.json"), SchemaFiles.Schema);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "editors.json"), Editors);
        var file = Path.Combine(_folder.FullName, "appsettings.schema.json");
        await File.WriteAllTextAsync(
            file, combined.Replace("https://json.schemastore.org/appsettings.json", "./editors.json", StringComparison.Ordinal));
        _schema = await JsonSchema.FromFileAsync(file);
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("""{ "AllowedHosts": "*", "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://a.example" ] } } } }""", true)]
    [InlineData("""{ "AllowedHosts": 5, "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://a.example" ] } } } }""", false)]
    [InlineData("""{ "AllowedHosts": "*", "StrictCors": { "Policies": { "web": { "AllowedOrigin": [ "https://a.example" ] } } } }""", false)]
    [InlineData("""{ "AllowedHosts": "*", "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://a.example/" ] } } } }""", false)]
    [InlineData("""{ "ConnectionStrings": { "a": "b" }, "Own": { "Key": 1 } }""", true)]
    public void Both_parts_of_the_file_are_checked(string settings, bool isRight) => (_schema.Validate(settings).Count == 0).Should().Be(isRight);
}
