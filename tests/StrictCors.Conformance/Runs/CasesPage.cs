using StrictCors.Conformance.Judges;

namespace StrictCors.Conformance.Runs;

/// <summary>The page with every case, and with the browsers and caches that have judged it.</summary>
internal static class CasesPage
{
    public const string Path = "src/docs/conformance-cases.md";

    private static readonly Dictionary<CaseClass, string> Meanings = new()
    {
        [CaseClass.Must] = "A page that should read cannot, or one that should not can.",
        [CaseClass.Cache] = "A cache that obeys RFC 9111 serves a wrong response.",
        [CaseClass.Safe] = "The server is easier to attack than it has to be.",
        [CaseClass.Kind] = "A developer has to guess, or browsers and caches work more than they have to.",
    };

    public static string Text(JudgedRecord judged, IReadOnlyDictionary<string, Reference.Flaw> flaws) => string.Join('\n',
    [
        "# The cases of the conformance suite",
        "",
        "Every case was tried with a server that does everything right, and with the same server and one flaw, which has to lose it. The column",
        "Judges names the real programs whose verdicts were those of the model:",
        $"{string.Join(", ", judged.Versions.Select(version => $"{version.Key} {version.Value}"))}. "
            + "If a program differs, the column has its verdict.",
        "Cases without a judge are about headers or times as such. Numbers of requests and texts of headers need no browser.",
        .. Enum.GetValues<CaseClass>().SelectMany(one => Section(one, judged, flaws)),
        "",
    ]);

    private static IEnumerable<string> Section(CaseClass of, JudgedRecord judged, IReadOnlyDictionary<string, Reference.Flaw> flaws)
    {
        yield return "";
        yield return $"## {of.ToString().ToLowerInvariant()}";
        yield return "";
        yield return Meanings[of];
        yield return "";
        yield return "| Case | Sentence | Flaw | Judges |";
        yield return "|---|---|---|---|";
        foreach (var one in CaseLibrary.All.Where(one => one.Class == of))
        {
            yield return $"| `{one.Id}` | {one.Sentence} | {flaws[one.Id]} | {Judges(judged.Cases.GetValueOrDefault(one.Id))} |";
        }
    }

    private static string Judges(JudgedCase? judged) => judged is null
        ? ""
        : string.Join("; ", [.. judged.AgreesIn, .. judged.DiffersIn.Select(pair => $"not {pair.Key}, which {pair.Value}")]);
}
