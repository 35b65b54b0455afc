using StrictCors.Fuzz.Targets;

namespace StrictCors.Fuzz;

/// <summary>Every input that was kept: the ones that reach most, and each one that once failed.</summary>
public class CorpusTests
{
    private static readonly string Corpus = Path.Combine(AppContext.BaseDirectory, "Corpus");

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Keys];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Every_kept_input_passes(string target)
    {
        var files = Directory.GetFiles(Path.Combine(Corpus, target));
        files.Should().NotBeEmpty();
        var failures = new List<string>();
        foreach (var file in files)
        {
            try
            {
                FuzzTargets.All[target](File.ReadAllBytes(file));
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                failures.Add($"{Path.GetFileName(file)}: {exception.Message}");
            }
        }

        failures.Should().BeEmpty();
    }

    [Fact]
    public void Every_kept_input_belongs_to_a_target() =>
        Directory.GetDirectories(Corpus).Select(Path.GetFileName).Should().BeEquivalentTo(FuzzTargets.All.Keys);
}
