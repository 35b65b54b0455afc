using System.Globalization;

namespace StrictCors.Tool.Formats;

/// <summary>The commands of GitHub Actions that show a problem at its line.</summary>
internal static class GitHubFormat
{
    public static void Write(CheckReport report, TextWriter output)
    {
        foreach (var finding in report.Findings)
        {
            var place = finding.Place;
            var where = place.File is null ? "" : string.Create(
                CultureInfo.InvariantCulture,
                $"file={Property(place.File.Shown.Replace('\\', '/'))},line={place.Line},col={place.Column},")
                + (place.EndLine == place.Line && place.EndColumn > place.Column
                    ? string.Create(CultureInfo.InvariantCulture, $"endColumn={place.EndColumn},") : "");
            var variable = place.File is null ? $"{OneLine.Place(place)}: " : "";
            output.WriteLine($"::{finding.Severity} {where}title={finding.Problem.Code}::{Data(variable + OneLine.Message(finding))}");
        }
    }

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
