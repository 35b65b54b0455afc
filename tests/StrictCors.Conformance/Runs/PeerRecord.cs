namespace StrictCors.Conformance.Runs;

/// <summary>How a peer did, as it is kept in results.json.</summary>
internal sealed record PeerRecord
{
    public required string Name { get; init; }

    public required string Version { get; init; }

    public required IReadOnlyDictionary<string, Score> Scores { get; init; }

    /// <summary>Gets the features that it lacks.</summary>
    public required IReadOnlyList<string> Lacks { get; init; }

    /// <summary>Gets the lost cases, and why each one is lost.</summary>
    public required IReadOnlyDictionary<string, string> Lost { get; init; }

    public static PeerRecord Of(SuiteResult result) => new()
    {
        Name = result.Manifest.Name,
        Version = result.Manifest.Version,
        Scores = Enum.GetValues<CaseClass>().ToDictionary(one => one.ToString().ToLowerInvariant(), result.Of),
        Lacks = [.. result.Manifest.Lacks],
        Lost = result.Lost.ToDictionary(
            lost => lost.Case.Id,
            lost => lost.Reason!.Replace(result.Target.Origin, "http://server.example", StringComparison.Ordinal)
                .Replace(result.Target.Run, "run", StringComparison.Ordinal)),
    };
}
