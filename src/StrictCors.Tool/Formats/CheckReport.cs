using StrictCors.Tool.Checking;
using StrictCors.Tool.Settings;

namespace StrictCors.Tool.Formats;

/// <summary>What <c>check</c> found, for all formats.</summary>
/// <param name="Files">The files that were read.</param>
/// <param name="Environments">The environments.</param>
/// <param name="Findings">What is wrong.</param>
/// <param name="Fixed">What was wrong and is written now.</param>
/// <param name="IsFixable">Whether <c>--fix</c> would write the suggestion.</param>
internal sealed record CheckReport(
    IReadOnlyList<SettingsFile> Files, IReadOnlyList<string> Environments, IReadOnlyList<Finding> Findings, IReadOnlyList<Finding> Fixed,
    Func<Finding, bool> IsFixable)
{
    public int Errors => Findings.Count(finding => !finding.IsWarning);

    public int Warnings => Findings.Count - Errors;
}
