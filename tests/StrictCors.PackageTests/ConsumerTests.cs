using System.Text.Json;
using System.Text.RegularExpressions;

namespace StrictCors.PackageTests;

/// <summary>A program that gets the package from a feed, as its users do.</summary>
[Collection(SharedPackage.Name)]
public sealed class ConsumerTests(BuiltConsumer built) : IClassFixture<BuiltConsumer>
{
    [Fact]
    public Task A_policy_in_appsettings_answers() => Answers.AreThoseOfThePolicyAsync(built.Program, built.Consumer.ProjectFolder);

    [Fact]
    public Task A_mistake_in_appsettings_stops_the_program() =>
        Answers.AreNoneWhereTheSettingsAreWrongAsync(built.Program, built.Consumer.CreateFolder("wrong"));

    [Fact]
    public void Nothing_but_the_assembly_is_added_to_the_program() =>
        Directory.EnumerateFiles(Path.Combine(built.Consumer.ProjectFolder, "out")).Select(Path.GetFileName)
            .Where(file => file!.Contains("StrictCors", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            .Should().BeEquivalentTo("Consumer.dll", "StrictCors.dll");

    [Fact]
    public async Task Editors_find_the_schema()
    {
        var printed = await built.Consumer.DotNetAsync("msbuild", "-getItem:JsonSchemaSegment");
        var segment = JsonDocument.Parse(printed).RootElement.GetProperty("Items").GetProperty("JsonSchemaSegment").EnumerateArray().Should().ContainSingle().Subject;

        var schema = await File.ReadAllTextAsync(segment.GetProperty("FullPath").GetString()!);
        schema.Should().Be(Repository.ReadText("src", "StrictCors", "ConfigurationSchema.json"));

        var pattern = segment.GetProperty("FilePathPattern").GetString()!;
        new[] { "appsettings.json", "appsettings.Production.json" }.Should().OnlyContain(file => Regex.IsMatch(file, pattern));
    }
}
