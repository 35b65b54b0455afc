using System.Text;

namespace StrictCors.Tool.Tests.Check;

/// <summary>A file that cannot be read ends in one clear line or one problem, and in an exit code.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    public async Task T5_an_empty_file_is_nothing_to_read(string text) =>
        await ShouldFail(_folder.Write("appsettings.json", text), "nothing to read");

    [Fact]
    public async Task T5_a_missing_file_is_nothing_to_read() => await ShouldFail(_folder.Path("missing.json"), "missing.json");

    [Fact]
    public async Task T5_a_folder_without_settings_is_nothing_to_read() => await ShouldFail(_folder.Root, "has no appsettings.json");

    [Fact]
    public async Task A_folder_without_settings_names_those_below()
    {
        _folder.Write("src/Api/appsettings.json", SettingsTexts.Valid);
        _folder.Write("src/Api/bin/appsettings.json", SettingsTexts.Valid);

        await ShouldFail(_folder.Root, $"Name one of the folders that has: {Path.Combine("src", "Api")}.");
    }

    [Theory]
    [InlineData("hello", 1, 1)]
    [InlineData("{ \"a\": 1", 1, 9)]
    [InlineData("{\n  \"ä\" 1\n}", 2, 7)]
    [InlineData("{ \"a\": 1 } x", 1, 12)]
    [InlineData("[ 1 ]", 1, 1)]
    [InlineData("\0\0\0", 1, 1)]
    [InlineData("{ \"a\": \"\\ud800\" }", 1, 14)]
    public async Task What_is_not_JSON_is_a_problem_with_its_place(string text, int line, int column)
    {
        var run = await ToolRun.Check(_folder.Write("appsettings.json", text));

        run.ExitCode.Should().Be(1);
        var problem = run.Problems.Should().ContainSingle().Subject;
        (problem.Text("code"), problem.Number("line"), problem.Number("column")).Should().Be(("SC1040", line, column));
    }

    // Each of a million entries can be a mistake, and a file can be one long line. It took minutes when each finding looked at all the others.
    [Fact]
    public async Task Twenty_thousand_mistakes_on_one_line_take_seconds()
    {
        var entries = string.Join(",", Enumerable.Range(0, 20_000).Select(i => $"\"https://ä{i}.example/\""));
        var file = _folder.Write(
            "appsettings.json", $$$$$"""{"StrictCors":{"DefaultPolicy":"web","Policies":{"web":{"AllowedOrigins":[{{{{{entries}}}}}]}}}}""");

        var started = Environment.TickCount64;
        var run = await ToolRun.Check(file);

        run.ExitCode.Should().Be(1);
        run.Problems.Should().HaveCount(20_000);
        run.Problems.Select(problem => problem.Number("column")).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        (Environment.TickCount64 - started).Should().BeLessThan(30_000);
    }

    [Fact]
    public async Task UTF_16_without_a_mark_is_a_problem_that_says_so()
    {
        var file = _folder.Path("appsettings.json");
        await File.WriteAllBytesAsync(file, Encoding.Unicode.GetBytes(SettingsTexts.Valid));

        (await ToolRun.Check(file)).Problems.Should().ContainSingle().Which.Text("message").Should().Contain("byte-order mark");
    }

    [Theory]
    [InlineData("{ \"A\": { \"b\": 1, \"B\": 2 }, ", 18)]
    [InlineData("{ \"StrictCors:DefaultPolicy\": \"x\", ", 55)]
    public async Task A_key_twice_is_a_problem_with_its_place(string start, int column)
    {
        var text = start + "   \"StrictCors\": { \"DefaultPolicy\": \"web\", \"Policies\": { } } }";
        var problem = (await ToolRun.Check(_folder.Write("appsettings.json", text))).Problems.Should().ContainSingle().Subject;

        (problem.Text("code"), problem.Number("column")).Should().Be(("SC1041", column));
    }

    [Theory]
    [InlineData("{ \"StrictCors\": \"x\" }")]
    [InlineData("{ \"StrictCors\": [ ] }")]
    [InlineData("{ \"StrictCors\": null }")]
    [InlineData("{ \"StrictCors\": [ 1, [ 2 ] ] }")]
    [InlineData("{ \"StrictCors\": { \"Policies\": true } }")]
    [InlineData("{ \"StrictCors\": { \"Policies\": [ { \"web\": { } } ] } }")]
    [InlineData("{ }")]
    public async Task A_section_of_another_shape_is_a_problem(string text)
    {
        var run = await ToolRun.Check(_folder.Write("appsettings.json", text));

        run.ExitCode.Should().Be(1);
        run.Problems.Should().NotBeEmpty();
    }

    [Fact]
    public async Task Ten_megabytes_are_checked()
    {
        var origins = Enumerable.Range(0, 300_000).Select(i => $"https://host-{i}.example.com").Append("https://wrong.example/").ToArray();
        var text = SettingsTexts.Origins(origins);
        text.Length.Should().BeGreaterThan(10_000_000);

        var run = await ToolRun.Check(_folder.Write("appsettings.json", text));

        run.Problems.Should().ContainSingle().Which.Number("column").Should().Be(text.IndexOf("\"https://wrong", StringComparison.Ordinal) + 1);
    }

    [Fact]
    public async Task Deeply_nested_JSON_is_a_problem()
    {
        var text = string.Concat(Enumerable.Repeat("{ \"a\": ", 100)) + "1" + new string('}', 100);

        (await ToolRun.Check(_folder.Write("appsettings.json", text))).Problems.Should().ContainSingle().Which.Text("code").Should().Be("SC1040");
    }

    public void Dispose() => _folder.Dispose();

    private static async Task ShouldFail(string target, string expected)
    {
        var run = await ToolRun.Check(target);

        (run.ExitCode, run.Output).Should().Be((2, ""));
        run.Error.TrimEnd().Should().StartWith("strictcors: ").And.Contain(expected).And.NotContain("\n").And.NotContain("   at ");
    }
}
