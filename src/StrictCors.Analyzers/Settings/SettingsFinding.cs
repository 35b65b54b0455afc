using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using StrictCors.Analyzers.Rules;
using StrictCors.Checks;
using StrictCors.Text;

namespace StrictCors.Analyzers.Settings;

/// <summary>A problem of the settings and its place.</summary>
/// <param name="File">The file.</param>
/// <param name="Span">The place in it.</param>
/// <param name="Problem">The problem.</param>
/// <param name="Form">How the value is written.</param>
internal sealed record SettingsFinding(ReadFile File, TextSpan Span, StrictCorsConfigurationProblem Problem, WrittenForm Form)
{
    /// <summary>The code of a wrong key: the key is the place, not its value.</summary>
    private const string UnknownKey = "SC1002";

    public Location Location => Location.Create(File.Path, Span, File.Layer.Text.Lines.GetLinePositionSpan(Span));

    public string Message => Report.TextOf(Problem, Form);

    public static SettingsFinding AtStart(ReadFile file, StrictCorsConfigurationProblem problem) => new(file, default, problem, WrittenForm.Array);

    /// <param name="file">The file.</param>
    /// <param name="place">The key or value at the path of the problem, or the nearest above it.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="list">The list that the place is in; null if there is none.</param>
    public static SettingsFinding In(ReadFile file, JsonPlace place, StrictCorsConfigurationProblem problem, JsonPlace? list)
    {
        var form = list is { IsScalar: true } ? new WrittenForm(ListStyle.OneString) : WrittenForm.Array;
        var isExact = SettingsLayer.Shown(place.Path).Equals(problem.Path, StringComparison.OrdinalIgnoreCase);

        // A list of names can be an array, too; the problem of one name has the path of the list.
        if (isExact && problem.Value is { } value
            && place.Value.Members.Select(member => member.Value).FirstOrDefault(entry => entry.Text is { } text
                && Display.Escape(text) == value) is { } one)
        {
            return new(file, InText(one.Span), problem, form);
        }

        var isKey = place.Key is not null && (!isExact || !place.IsScalar || problem.Code == UnknownKey);
        return new(file, isKey ? InText(place.Key!) : Narrow(file.Layer.Text, place.Value, problem), problem, form);
    }

    public static TextSpan InText(JsonSpan span) => TextSpan.FromBounds(span.Start, span.End);

    /// <summary>The entry in a list that is one string, if it is written there as it is.</summary>
    private static TextSpan Narrow(SourceText text, JsonValue value, StrictCorsConfigurationProblem problem)
    {
        if (value is not { Kind: JsonKind.Text, IsEscaped: false, Text: { } list } || problem.Value is not { Length: > 0 } entry || list == entry
            || !list.Contains(ListEntries.Separator, StringComparison.Ordinal))
        {
            return InText(value.Span);
        }

        var start = text.ToString(InText(value.Span)).IndexOf(entry, StringComparison.Ordinal);
        return start < 0 ? InText(value.Span) : new(value.Span.Start + start, entry.Length);
    }
}
