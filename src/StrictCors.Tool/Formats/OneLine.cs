using System.Globalization;
using StrictCors.Checks;
using StrictCors.Tool.Checking;

namespace StrictCors.Tool.Formats;

/// <summary>A finding as one line of text.</summary>
internal static class OneLine
{
    /// <summary>Value, message, what to write, and in which environments.</summary>
    public static string Message(Finding finding)
    {
        var problem = finding.Problem;
        var value = problem.Value is null ? "" : $"\"{problem.Value}\": ";
        var write = Instead(problem) is { } instead ? $" {char.ToUpperInvariant(instead[0])}{instead[1..]}" : "";
        return $"{value}{problem.Message}{write}{InEnvironments(finding)} [{problem.Path}]";
    }

    /// <summary>What to write, or the names that exist; null if neither is known.</summary>
    public static string? Instead(StrictCorsConfigurationProblem problem) => problem.Suggestion is not { } suggestion ? null
        : suggestion.StartsWith(Suggestion.Existing, StringComparison.Ordinal) ? suggestion
        : $"write: {suggestion}";

    /// <summary>The environments, if they are not all.</summary>
    public static string InEnvironments(Finding finding) =>
        finding.IsEverywhere ? "" : $" (in {string.Join(", ", finding.Environments)})";

    /// <summary>file(line,column), or the environment variable.</summary>
    public static string Place(Place place) => place.File is null
        ? $"environment variable {place.Variable}"
        : string.Create(CultureInfo.InvariantCulture, $"{place.File.Shown}({place.Line},{place.Column})");
}
