using StrictCors.Tool.Conformance.Cases;

namespace StrictCors.Tool.Conformance;

/// <summary>How a server did.</summary>
internal sealed record SuiteResult(Target Target, Manifest Manifest, DateTimeOffset Date, IReadOnlyList<CaseResult> Results)
{
    public IReadOnlyList<CaseResult> Lost => [.. Results.Where(result => result.IsLost)];

    public Score Of(CaseClass one) => new(
        Results.Count(result => result.Case.Class == one && result.IsWon),
        Results.Count(result => result.Case.Class == one && result.IsTried),
        Results.Count(result => result.Case.Class == one && !result.IsTried));
}
