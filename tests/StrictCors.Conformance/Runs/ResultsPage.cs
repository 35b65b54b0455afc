using System.Globalization;

namespace StrictCors.Conformance.Runs;

/// <summary>The page with each lost point.</summary>
internal static class ResultsPage
{
    public const string Path = "src/docs/conformance-results.md";

    public static string Text(RunRecord run, IReadOnlyList<Explanation> explanations) => string.Join('\n',
    [
        "# Results of the conformance suite",
        "",
        string.Create(
            CultureInfo.InvariantCulture,
            $"The run of {run.Date:yyyy-MM-dd} with {run.Cases} cases. [Conformance](conformance.md) describes the suite, the classes and the"),
        "command that repeats the run. [`results.json`](../../tests/StrictCors.Conformance/results.json) has every lost case with the",
        "request and the reason. Cases of a feature that a server lacks count neither as won nor as lost.",
        "",
        .. ScoreTable.Lines(run),
        .. run.Peers.SelectMany(peer => Section(peer, explanations)),
        "",
    ]);

    private static IEnumerable<string> Section(PeerRecord peer, IReadOnlyList<Explanation> explanations)
    {
        yield return "";
        yield return $"## {peer.Name}";
        yield return "";
        var tried = peer.Scores.Values.Sum(score => score.Tried);
        yield return $"Tried: {peer.Version}. {(peer.Lost.Count == 0 ? "It lost no case." : $"It lost {peer.Lost.Count} of {tried} cases:")}";
        var groups = peer.Lost.Keys.GroupBy(id => Explanation.Of(explanations, peer.Name, id)?.Why ?? "Not explained.").ToList();
        if (groups.Count > 0)
        {
            yield return "";
        }

        foreach (var group in groups)
        {
            yield return $"- {group.Key}";
            foreach (var line in Wrapped($"  {string.Join(", ", group.Select(id => $"`{id}`"))}"))
            {
                yield return line;
            }
        }
    }

    /// <summary>Lines of at most 150 characters.</summary>
    private static IEnumerable<string> Wrapped(string text)
    {
        const int Width = 140;
        while (text.Length > Width)
        {
            var end = text.LastIndexOf(", ", Width, StringComparison.Ordinal) + 1;
            yield return text[..end];
            text = $"  {text[end..].Trim()}";
        }

        yield return text;
    }
}
