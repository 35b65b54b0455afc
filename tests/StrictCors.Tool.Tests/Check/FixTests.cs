using System.Text;

namespace StrictCors.Tool.Tests.Check;

/// <summary><c>--fix</c> writes what is exact, and leaves everything else of the file as it is.</summary>
public sealed class FixTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("\"AllowedOrigins\": [ \"https://a.example/\" ] // why", "\"AllowedOrigins\": [ \"https://a.example\" ] // why")]
    [InlineData("\"AllowedOrigins\":[\"https://a.example\"],\"AllowedMethod\":[\"get\",]",
        "\"AllowedOrigins\":[\"https://a.example\"],\"AllowedMethods\":[\"GET\",]")]
    [InlineData("\"AllowedOrigins\": \"https://b.example;https://a.example/\"", "\"AllowedOrigins\": \"https://b.example;https://a.example\"")]
    [InlineData("\"AllowedOrigins\": [ \"https://a.example\" ], \"PreflightMaxAge\": 600",
        "\"AllowedOrigins\": [ \"https://a.example\" ], \"PreflightMaxAge\": \"00:10:00\"")]
    [InlineData("\"AllowedOrigins\": [ \"https://a.example\" ], \"PreflightStatusCode\": 201",
        "\"AllowedOrigins\": [ \"https://a.example\" ], \"PreflightStatusCode\": 204")]
    [InlineData("\"AllowedOrigins\": [ \"https://a.example\" ], \"PreflightStatusCode\": \"201\"",
        "\"AllowedOrigins\": [ \"https://a.example\" ], \"PreflightStatusCode\": \"204\"")]
    [InlineData("\"AllowedOrigins\": [ \"https://a.example, https://b.example\" ]",
        "\"AllowedOrigins\": [ \"https://a.example\", \"https://b.example\" ]")]
    [InlineData("\"AllowedOrigins\": [\n    \"https://a.example, https://b.example\"\n  ]",
        "\"AllowedOrigins\": [\n    \"https://a.example\",\n    \"https://b.example\"\n  ]")]
    [InlineData("\"AllowedOrigins\": [\r\n\t\"https://a.example, https://b.example\"\r\n]",
        "\"AllowedOrigins\": [\r\n\t\"https://a.example\",\r\n\t\"https://b.example\"\r\n]")]
    [InlineData("\"AllowedOrigins\": [ \"https://a.example\" ], \"Enforcement\": \"Sever\"",
        "\"AllowedOrigins\": [ \"https://a.example\" ], \"Enforcement\": \"Server\"")]
    public async Task T3_exact_suggestions_are_written_and_the_rest_of_the_file_stays(string before, string after)
    {
        var file = _folder.Write("appsettings.json", Around(before));

        var run = await ToolRun.Check(file, "--fix");

        _folder.Read("appsettings.json").Should().Be(Around(after));
        run.ExitCode.Should().Be(0);
        run.Json.GetProperty("fixed").EnumerateArray().Should().NotBeEmpty();
        (await ToolRun.Check(file)).Problems.Should().BeEmpty();
        Directory.EnumerateFiles(_folder.Root).Should().ContainSingle("no temporary file is left");
    }

    [Theory]
    [InlineData("\"AllowedOrigins\": [ \"https://*\" ]", "what allows more is for a person")]
    [InlineData("\"AllowedOrigins\": [ \"*\" ], \"AllowCredentials\": true", "advice is for a person")]
    [InlineData("\"AllowedOrigins\": [ \"https://a.example\" ], \"BlockedMethods\": [ \"GET\" ]", "what was to be forbidden is not allowed")]
    [InlineData("\"AllowedOrigins\": [ \"https://a.example\" ], \"AllowedMethods\": [ \"GET\" ], \"AllowedMethod\": [ \"PUT\" ]",
        "the key would be there twice")]
    [InlineData("\"AllowedOrigins\": [ \"https://a.example\", \"https://a.example/\" ]", "the entry would be there twice")]
    public async Task T3_the_rest_is_listed(string members, string because)
    {
        var file = _folder.Write("appsettings.json", Around(members));

        var run = await ToolRun.Check(file, "--fix");

        _folder.Read("appsettings.json").Should().Be(Around(members), because);
        run.ExitCode.Should().Be(1);
        run.Problems.Should().ContainSingle().Which.GetProperty("fixable").GetBoolean().Should().BeFalse();
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public async Task T3_the_encoding_stays(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var file = _folder.Write("appsettings.json", Around("\"AllowedOrigins\": [ \"https://a.example/\" ]"), encoding);

        await ToolRun.Check(file, "--fix");

        (await File.ReadAllBytesAsync(file)).Should().Equal(
            [.. encoding.GetPreamble(), .. encoding.GetBytes(Around("\"AllowedOrigins\": [ \"https://a.example\" ]"))]);
    }

    [Fact]
    public async Task T3_bytes_that_are_not_text_are_not_touched()
    {
        var end = Encoding.UTF8.GetBytes("\", " + SettingsTexts.Origins("https://a.example/")[2..]);
        byte[] bytes = [.. Encoding.UTF8.GetBytes("{ \"Name\": \""), 0xff, .. end];
        var file = _folder.Path("appsettings.json");
        await File.WriteAllBytesAsync(file, bytes);

        (await ToolRun.Check(file, "--fix")).ExitCode.Should().Be(1);

        (await File.ReadAllBytesAsync(file)).Should().Equal(bytes);
    }

    [Fact]
    public async Task T3_each_file_gets_its_own_changes()
    {
        _folder.Write("appsettings.json", SettingsTexts.Web("\"AllowedOrigins\": [ \"https://a.example\" ], \"PreflightMaxAge\": \"600\""));
        _folder.Write("appsettings.Production.json", SettingsTexts.Origins("https://b.example/"));

        await ToolRun.Check(_folder.Root, "--fix");

        _folder.Read("appsettings.json").Should().Contain("\"00:10:00\"").And.Contain("\"https://a.example\"");
        _folder.Read("appsettings.Production.json").Should().Be(SettingsTexts.Origins("https://b.example"));
    }

    [Fact]
    public async Task A_link_stays_a_link_and_the_rights_of_the_file_stay()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var target = _folder.Write("shared/cors.json", SettingsTexts.Origins("https://a.example/"));
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        File.CreateSymbolicLink(_folder.Path("appsettings.json"), target);

        (await ToolRun.Check(_folder.Root, "--fix")).ExitCode.Should().Be(0);

        new FileInfo(_folder.Path("appsettings.json")).LinkTarget.Should().Be(target);
        (await File.ReadAllTextAsync(target)).Should().Be(SettingsTexts.Origins("https://a.example"));
        File.GetUnixFileMode(target).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_stays_as_it_is()
    {
        var file = _folder.Write("appsettings.json", SettingsTexts.Origins("https://a.example/"));
        File.SetAttributes(file, FileAttributes.ReadOnly);

        var run = await ToolRun.Check(file, "--fix");

        run.ExitCode.Should().Be(2);
        run.Error.Trim().Should().StartWith("strictcors: ").And.Contain("cannot be written").And.NotContain("\n");
        _folder.Read("appsettings.json").Should().Be(SettingsTexts.Origins("https://a.example/"));
        Directory.EnumerateFiles(_folder.Root).Should().ContainSingle();
        File.SetAttributes(file, FileAttributes.Normal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Around(string members) => $$"""
        {
          /* The policies. */
          "Logging" : { "LogLevel": { "Default": "Information", } },
          "StrictCors": { "Policies": { "web": { {{members}}
          } } } // the end
        }

        """;
}
