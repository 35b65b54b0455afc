using System.Reflection;
using StrictCors.Tests.MovingOver;

namespace StrictCors.Analyzers.Tests.BuiltIn;

/// <summary>Whole programs with the CORS parts of public applications, in the folder Programs. "Fix all" converts them. They compile, start and
/// answer pages as before, or a comment says what remains, and a second "fix all" changes nothing.</summary>
public sealed class ProgramsTests
{
    private static readonly string[] Strangers =
        ["https://evil.example", "http://app.example.com", "https://app.example.com.evil.example", "http://localhost:5173", "null"];

    private static readonly string[] Environments = ["Production", "Development"];

    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Folder(), "*.cs").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_ten_and_more() => Names.Should().HaveCountGreaterThanOrEqualTo(10);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_program_compiles_and_answers_as_before_after_fix_all(string name)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder(), $"{name}.cs"));
        var before = new MovedFiles(text.Split("// ---\n"));
        before.Errors().Should().BeEmpty("it compiles before");

        var after = await before.ConvertAsync();

        after.Errors().Should().BeEmpty(after.All);
        (await after.ConvertAsync()).Texts.Should().Equal(after.Texts, "fix all has nothing left to do");
        after.All.Replace("\r\n", "", StringComparison.Ordinal).Should().NotContain(
            text.Contains('\r', StringComparison.Ordinal) ? "\n" : "\r", "a file keeps its ends of lines");
        foreach (var part in Values(text, "contains"))
        {
            after.All.Replace($"// contains: {part}", "", StringComparison.Ordinal).Should().Contain(part);
        }

        string[] pages = [.. Values(text, "pages").SelectMany(line => line.Split(' ')), .. Strangers];
        string[] settings = [.. Values(text, "settings").SelectMany(line => line.Split(' ')).Select(setting => $"--{setting}")];
        foreach (var environment in Environments)
        {
            IReadOnlyList<string> remains = [.. Values(text, "remains"), .. Values(text, $"remains in {environment}")];
            await CompareAsync(
                before.Load(), after.Load(), [$"--environment={environment}", .. settings], pages, remains,
                isCorrected: Values(text, "corrects").Count > 0, after.All);
        }
    }

    private static async Task CompareAsync(
        Assembly before, Assembly after, string[] arguments, string[] pages, IReadOnlyList<string> remains, bool isCorrected, string text)
    {
        var old = await RunningProgram.AskAsync(before, arguments, pages);
        if (remains.Count > 0)
        {
            (await ((Func<Task>)(() => RunningProgram.AskAsync(after, arguments, pages))).Should().ThrowAsync<Exception>(text))
                .WithMessage($"*{remains[0]}*");
            text.Should().MatchRegex(@"(/\* .* \*/|// UseStrictCors )", "a comment says what remains");
            return;
        }

        var differences = old.DifferencesTo(await RunningProgram.AskAsync(after, arguments, pages)).ToList();
        differences.RemoveAll(difference => isCorrected && difference.Before is null && !Strangers.Contains(difference.Question.Page));
        differences.Where(difference => difference.Before is null).Should().BeEmpty($"moving over allows nothing new: {text}");
        differences.Where(difference => !Strangers.Contains(difference.Question.Page)).Should()
            .BeEmpty($"its own pages can use it as before: {text}");
    }

    private static IReadOnlyList<string> Values(string text, string key) =>
    [
        .. text.ReplaceLineEndings("\n").Split('\n').Where(line => line.StartsWith($"// {key}: ", StringComparison.Ordinal))
            .Select(line => line[(key.Length + 5)..]),
    ];

    private static string Folder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Cors.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "tests/StrictCors.Analyzers.Tests/BuiltIn/Programs");
    }
}
