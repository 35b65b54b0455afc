using StrictCors.Tool.Checking;

namespace StrictCors.Tool.Formats;

/// <summary><c>file(line,column): error SC1111: …</c>, which MSBuild and many editors read.</summary>
internal static class MSBuildFormat
{
    public static void Write(CheckReport report, TextWriter output)
    {
        foreach (var finding in report.Findings)
        {
            output.WriteLine($"{OneLine.Place(finding.Place)}: {finding.Severity} {finding.Problem.Code}: {OneLine.Message(finding)}");
        }
    }
}
