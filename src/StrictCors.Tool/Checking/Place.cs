using StrictCors.Tool.Settings;

namespace StrictCors.Tool.Checking;

/// <summary>The place of a problem: a file, or an environment variable.</summary>
/// <param name="File">The file; null for an environment variable.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="EndLine">The line of the end.</param>
/// <param name="EndColumn">The column after the last character.</param>
/// <param name="Variable">The name of the environment variable.</param>
internal sealed record Place(SettingsFile? File, int Line, int Column, int EndLine, int EndColumn, string? Variable)
{
    public static Place In(SettingsFile file, SettingsText text, Range range)
    {
        var (line, column) = text.LineAndColumn(range.Start.Value);
        var (endLine, endColumn) = text.LineAndColumn(range.End.Value);
        return new(file, line, column, endLine, endColumn, null);
    }

    public static Place StartOf(SettingsFile file) => new(file, 1, 1, 1, 1, null);

    public static Place OfVariable(string name) => new(null, 0, 0, 0, 0, name);
}
