using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Documentation;

/// <summary>The README is short, and the message in it is the one that the program prints.</summary>
public sealed class ReadmeTests
{
    public const string Mistakes = "When something is wrong";

    private const int MaxLines = 300;

    [Fact]
    public void It_is_short() => Pages.Readme.Text.Count(character => character == '\n').Should().BeLessThanOrEqualTo(MaxLines);

    [Fact]
    public void It_links_to_every_page() => Pages.Readme.Rows("Page").Select(row => row[0][(row[0].IndexOf('(', StringComparison.Ordinal) + 1)..^1])
        .Should().BeEquivalentTo(Pages.OfSubjects.Select(page => page.Path));

    [Fact]
    public async Task The_message_at_startup_is_shown_as_it_is()
    {
        var section = Pages.Readme.Section(Mistakes);

        (await MessageAsync(DocumentationPage.Blocks(section, "json").Single()))
            .Should().Be(DocumentationPage.Blocks(section, "text").Single().Trim());
    }

    [Fact]
    public async Task So_is_the_one_in_the_readme_of_the_package()
    {
        var page = new DocumentationPage("src/StrictCors/README.md");
        var mistaken = page.Blocks("json").Single().Replace("\"https://app.example.com\"", "\"https://app.example.com/\"", StringComparison.Ordinal);

        (await MessageAsync(mistaken)).Should().Be(page.Blocks("text").Single().Trim());
    }

    /// <summary>What the program of the README ends with, if this is its file.</summary>
    private static async Task<string> MessageAsync(string settings)
    {
        var directory = Directory.CreateTempSubdirectory("strictcors-");
        await File.WriteAllTextAsync(Path.Combine(directory.FullName, "appsettings.json"), settings);
        using var files = new PhysicalFileProvider(directory.FullName);
        var start = await HostStart.TryStartAsync(
            builder =>
            {
                builder.Configuration.AddJsonFile(files, "appsettings.json", optional: false, reloadOnChange: false);
                builder.Services.AddStrictCors();
            },
            app =>
            {
                app.UseStrictCors();
                app.MapGet("/todos", () => "…");
                app.MapGet("/prices", () => "…").RequireStrictCors("partner");
            });
        directory.Delete(recursive: true);

        start.Listened.Should().BeFalse();
        return start.Error.Should().BeOfType<StrictCorsConfigurationException>().Which.Message.ReplaceLineEndings("\n").Trim();
    }
}
