namespace StrictCors.Conformance.Runs;

/// <summary>The table of all peers.</summary>
internal static class ScoreTable
{
    public static IReadOnlyList<string> Classes { get; } = [.. Enum.GetValues<CaseClass>().Select(one => one.ToString().ToLowerInvariant())];

    public static IEnumerable<string> Lines(RunRecord run)
    {
        yield return $"| Server | {string.Join(" | ", Classes)} | Lacks |";
        yield return $"|---|{string.Concat(Classes.Select(_ => "---|"))}---|";
        foreach (var peer in run.Peers)
        {
            var scores = Classes.Select(one => $"{peer.Scores[one].Won}/{peer.Scores[one].Tried}");
            yield return $"| {peer.Name} | {string.Join(" | ", scores)} | {string.Join(", ", peer.Lacks)} |";
        }
    }
}
