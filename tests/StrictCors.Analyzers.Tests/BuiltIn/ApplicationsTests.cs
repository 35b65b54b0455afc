using StrictCors.Analyzers.Tests.Infrastructure;
using StrictCors.Tests.MovingOver;

namespace StrictCors.Analyzers.Tests.BuiltIn;

/// <summary>The well-known applications that the tests of the library move over: "fix all" converts their files. They compile, start and answer
/// pages as before, or the comment of a decision says what remains.</summary>
public sealed class ApplicationsTests
{
    private const string Comment = ". */)";

    /// <summary>What the start of a converted program says where a decision is left, other than that origins are missing.</summary>
    private static readonly Dictionary<string, string> Remaining = new(StringComparer.Ordinal)
    {
        ["JellyfinApplication"] = "SC1001", // Its own ICorsPolicyProvider decides.
        ["KavitaApplication"] = "SC11", // It allows http with credentials in Development, and no origin otherwise.
        ["OqtaneApplication"] = "SC1126", // It allows http with credentials.
    };

    private static readonly string[] Strangers =
        ["https://evil.example", "http://app.example.com", "https://app.example.com.evil.example", "http://localhost:5173", "null"];

    public static TheoryData<string> Names =>
    [
        .. Directory.EnumerateFiles(Folder(), "*Application.cs").Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => name != "MovedApplication").Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void There_are_ten_and_more() => Names.Should().HaveCountGreaterThanOrEqualTo(10);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_well_known_application_compiles_and_answers_as_before_after_fix_all(string name)
    {
        var (common, program) = (Read("MovedApplication"), Read(name));
        CompiledText.Errors(common, program).Should().BeEmpty("it compiles before");

        var converted = await FixAll.ConvertAsync(program, CompiledText.Usings, common);

        CompiledText.Errors(common, converted).Should().BeEmpty(converted);
        converted.Replace("AddCors(/* for ICorsService", "", StringComparison.Ordinal)
            .Replace("AddCors(); // for ICorsService", "", StringComparison.Ordinal).Should().NotContainAny("AddCors(", "UseCors(");
        (await FixAll.ConvertAsync(converted, CompiledText.Usings, common)).Should().Be(converted, "fix all has nothing left to do");
        if (Remaining.ContainsKey(name))
        {
            converted.Should().MatchRegex(@"(/\* SC\d{4}: .* \*/|// UseStrictCors )", "a comment has the decision");
        }

        await CompareAsync(
            new(CompiledText.Load(common, program), name), new(CompiledText.Load(common, converted), name),
            Remaining.GetValueOrDefault(name) ?? (converted.Contains(Comment, StringComparison.Ordinal) ? "SC1101" : null));
    }

    private static async Task CompareAsync(CompiledApplication before, CompiledApplication after, string? remaining)
    {
        string[] pages = [.. before.Allowed.Union(Strangers)];
        foreach (var environment in before.Environments)
        {
            var old = await before.AskAsync(environment, pages);
            if (remaining is not null)
            {
                await after.Invoking(application => application.AskAsync(environment, pages)).Should().ThrowAsync<Exception>()
                    .WithMessage($"*{remaining}*");
                continue;
            }

            var differences = old.DifferencesTo(await after.AskAsync(environment, pages)).ToList();
            differences.Where(difference => difference.Before is null).Should().BeEmpty("moving over allows nothing new");
            differences.Where(difference => before.Allowed.Contains(difference.Question.Page)).Should().BeEmpty("its own pages can use it as before");
        }
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(Folder(), $"{name}.cs"));

    private static string Folder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Cors.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "tests/StrictCors.Tests/MovingOver/Applications");
    }
}
