using StrictCors.Conformance.Judges;
using StrictCors.Tests.Documentation;

namespace StrictCors.Conformance.Runs;

/// <summary>The pages, and the table of the README, from the recorded runs.</summary>
internal static class GeneratedPages
{
    public static IEnumerable<(string Path, string Text)> All()
    {
        yield return (ResultsPage.Path, ResultsPage.Text(RunRecord.Read(), Explanation.Read()));
        yield return (CasesPage.Path, CasesPage.Text(JudgedRecord.Read(), FlawRecord.Read()));
        yield return (ReadmeTable.Path, ReadmeTable.Replace(Repository.Read(ReadmeTable.Path), RunRecord.Read()));
    }

    public static void Write()
    {
        foreach (var (path, text) in All().ToList())
        {
            File.WriteAllText(Repository.PathOf(path), text);
        }
    }
}
