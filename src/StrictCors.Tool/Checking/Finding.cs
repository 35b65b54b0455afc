using StrictCors.Checks;
using StrictCors.Tool.Settings;

namespace StrictCors.Tool.Checking;

/// <summary>A problem of the settings, its place, and its environments.</summary>
/// <param name="Problem">The problem in the words of the library.</param>
/// <param name="Place">Its place.</param>
/// <param name="Node">The value or key that the place is; null if it is not in a file, or only near.</param>
/// <param name="Environments">The environments that have it.</param>
/// <param name="IsEverywhere">Whether these are all that were checked.</param>
internal sealed record Finding(
    StrictCorsConfigurationProblem Problem, Place Place, JsonNode? Node, IReadOnlyList<string> Environments, bool IsEverywhere)
{
    private static readonly Lazy<HashSet<string>> Warnings = new(() =>
        [.. Problems.All.Where(kind => kind.IsWarning).Select(kind => kind.Id)]);

    public bool IsWarning => Warnings.Value.Contains(Problem.Code);

    public string Severity => IsWarning ? "warning" : "error";
}
