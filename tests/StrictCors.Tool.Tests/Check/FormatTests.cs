using System.Text.Json;
using System.Text.RegularExpressions;

namespace StrictCors.Tool.Tests.Check;

/// <summary>The formats, which programs read: their fields are stable.</summary>
public sealed partial class FormatTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Folder => _folder.Root + Path.DirectorySeparatorChar;

    [Fact]
    public async Task T4_msbuild_is_what_MSBuild_reads()
    {
        var run = await Run("msbuild");

        run.ExitCode.Should().Be(1);
        run.Lines.Should().HaveCount(3).And.OnlyContain(line => Canonical().IsMatch(line));
        run.Lines[0].Should().StartWith($"{Folder}appsettings.json(3,25): error SC1111: \"https://ä.example/%,:\": ");
        run.Lines[2].Should().Contain("(in Production)");
    }

    [Fact]
    public async Task T4_github_is_a_command_with_escaped_text()
    {
        var run = await Run("github");

        run.Lines.Should().HaveCount(3).And.OnlyContain(line => line.StartsWith("::error file=", StringComparison.Ordinal));
        run.Lines[0].Should().Contain("appsettings.json,line=3,col=25,endColumn=48,title=SC1111::\"https://ä.example/%25,:\": ");
    }

    [Fact]
    public async Task T4_sarif_has_rules_results_and_regions()
    {
        var run = await Run("sarif");

        run.Json.Text("version").Should().Be("2.1.0");
        var sarif = run.Json.GetProperty("runs")[0];
        var rules = sarif.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(rule => rule.Text("id")).ToList();
        rules.Should().Equal("SC1111", "SC1502");
        sarif.Text("columnKind").Should().Be("utf16CodeUnits");
        var results = sarif.GetProperty("results").EnumerateArray().ToList();
        results.Should().HaveCount(3).And.OnlyContain(result => rules[result.Number("ruleIndex")] == result.Text("ruleId"));
        var place = results[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        new Uri(place.GetProperty("artifactLocation").Text("uri")!).LocalPath.Should().Be($"{Folder}appsettings.json");
        var region = place.GetProperty("region");
        (region.Number("startLine"), region.Number("startColumn"), region.Number("endLine"), region.Number("endColumn")).Should().Be((3, 25, 3, 48));
    }

    [Fact]
    public async Task T4_json_has_these_fields()
    {
        var run = await Run("json");

        run.Json.EnumerateObject().Select(field => field.Name).Should().Equal("files", "environments", "errors", "warnings", "problems", "fixed");
        run.Problems[0].EnumerateObject().Select(field => field.Name).Should().Equal(
            "code", "severity", "path", "value", "message", "suggestion", "fixable", "file", "line", "column", "endLine", "endColumn", "variable",
            "environments", "help");
        run.Problems[0].Text("help").Should().EndWith("/src/docs/codes.md#sc1111");
    }

    [Fact]
    public async Task T4_text_is_plain_in_a_pipe_and_fits_80_columns()
    {
        var run = await Run("text");

        run.Output.Should().NotContain("\u001b").And.Contain("3:25 error SC1111 StrictCors:Policies:web:AllowedOrigins:0").And.Contain("write: ");
        run.Lines.Should().OnlyContain(line => line.Length <= 80 && !line.EndsWith(' '));
        run.Output.Should().Contain("\n3 errors, 0 warnings in ");
    }

    [Fact]
    public async Task Text_shows_a_screen_of_many_problems()
    {
        var origins = Enumerable.Range(0, 300).Select(i => $"https://a{i}.example/").ToArray();
        var run = await ToolRun.Of("check", _folder.Write("many.json", SettingsTexts.Origins(origins)));

        run.Lines.Count(line => line.Contains("SC1111", StringComparison.Ordinal)).Should().Be(50);
        run.Output.Should().Contain("… and 250 more: --format json has all.");
    }

    public void Dispose() => _folder.Dispose();

    private Task<ToolRun> Run(string format)
    {
        _folder.Write("appsettings.json", """
            { "StrictCors": {
              "DefaultPolicy": "web", "Policies": { "web": {
              "AllowedOrigins": [ % ], "PreflightMaxAge": "600" } } } }
            """.Replace("[ % ]", "  [ \"https://ä.example/%,:\" ]", StringComparison.Ordinal));
        _folder.Write("appsettings.Development.json", "{ }");
        _folder.Write("appsettings.Production.json", """
            { "StrictCors": { "Policies": { "other": { "AllowedOrigins": [ "https://b.example/" ] } } } }
            """);
        return ToolRun.Of("check", _folder.Root, "--format", format);
    }

    // As documented at https://learn.microsoft.com/visualstudio/msbuild/msbuild-diagnostic-format-for-tasks.
    [GeneratedRegex(@"^[^(]+\(\d+,\d+\): (error|warning) SC\d{4}: \S.*$")]
    private static partial Regex Canonical();
}
