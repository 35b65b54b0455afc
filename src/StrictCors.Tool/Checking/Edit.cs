using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using StrictCors.Checks;
using StrictCors.Text;
using StrictCors.Tool.Settings;

namespace StrictCors.Tool.Checking;

/// <summary>A change of a file that applies a suggestion: a part of the text, and what replaces it.</summary>
internal sealed record Edit(SettingsFile File, Range Range, string Replacement)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The change for a finding; null if its suggestion is advice, allows more than what was written, or does not fit the
    /// place.</summary>
    public static Edit? For(Finding finding, SettingsText text)
    {
        if (finding is not { Place.File: { } file, Node: { } node, Problem.Fix: { Widens: false, Replacements: { Count: > 0 } replacements } })
        {
            return null;
        }

        return ProblemPath.IsOfKey(finding.Problem) ? OfKey(file, node, replacements)
            : node.Key is null && node.Parent is { IsArray: true } array ? OfEntry(file, node, array, replacements, text)
            : OfValue(file, node, finding.Problem.Value, replacements, text);
    }

    /// <summary>The text with these changes. One that overlaps an earlier one is left out: the next round has it.</summary>
    public static SettingsText Apply(SettingsText text, IEnumerable<Edit> edits)
    {
        var written = new StringBuilder();
        var position = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Range.Start.Value))
        {
            if (edit.Range.Start.Value >= position)
            {
                written.Append(text.Text, position, edit.Range.Start.Value - position).Append(edit.Replacement);
                position = edit.Range.End.Value;
            }
        }

        return text.With(written.Append(text.Text, position, text.Text.Length - position).ToString());
    }

    private static Edit? OfKey(SettingsFile file, JsonNode node, IReadOnlyList<string> replacements)
    {
        // A right key that is there already would be there twice.
        var last = node.Path[(node.Path.LastIndexOf(':') + 1)..];
        var parent = node.Path[..^last.Length];
        return node.Key is { } key && replacements is [var name]
            && node.Parent?.Children.Any(other => other.Path.Equals(parent + name, StringComparison.OrdinalIgnoreCase)) == false
                ? new(file, key, Quote(KeyWith(node, name)))
                : null;
    }

    /// <summary>The key can be a path: "Policies:web:AllowedMethod".</summary>
    private static string KeyWith(JsonNode node, string name)
    {
        var parent = node.Parent?.Path ?? "";
        var written = parent.Length == 0 ? node.Path : node.Path[(parent.Length + 1)..];
        return written[..(written.LastIndexOf(':') + 1)] + name;
    }

    private static Edit? OfEntry(SettingsFile file, JsonNode node, JsonNode array, IReadOnlyList<string> replacements, SettingsText text)
    {
        if (!node.IsScalar)
        {
            return null;
        }

        // What is in the list already would be in it twice.
        var missing = replacements.Where(replacement => !array.HasOther(node, replacement)).Distinct(StringComparer.Ordinal).ToList();
        return missing.Count switch
        {
            0 => null,
            1 => new(file, node.Value, Quote(missing[0])),
            _ => new(file, node.Value, string.Join($",{SeparatorBefore(node, text)}", missing.Select(Quote))),
        };
    }

    private static Edit? OfValue(SettingsFile file, JsonNode node, string? value, IReadOnlyList<string> replacements, SettingsText text)
    {
        if (node is not { IsScalar: true, Text: { } written })
        {
            return null;
        }

        // A list can be one string with ; between the entries.
        var entries = written.Split(';');
        var index = entries.Length > 1 ? Array.FindIndex(entries, entry => Display.Escape(entry) == value) : -1;
        if (index >= 0)
        {
            entries[index] = string.Join(';', replacements.Where(replacement => !entries.Contains(replacement)));
            return entries[index].Length == 0 ? null : new(file, node.Value, Quote(string.Join(';', entries)));
        }

        if (replacements.Count > 1)
        {
            return new(file, node.Value, Quote(ListEntries.Join(replacements)));
        }

        var isQuoted = text.Text[node.Value.Start.Value] == '"' || !IsBare(replacements[0]);
        return new(file, node.Value, isQuoted ? Quote(replacements[0]) : replacements[0]);
    }

    /// <summary>A line break and the indentation of the entry if it begins its line; a space otherwise.</summary>
    private static string SeparatorBefore(JsonNode node, SettingsText text)
    {
        var before = text.Text.AsSpan(0, node.Value.Start.Value);
        var end = before.LastIndexOf('\n');
        var line = before[(end + 1)..];
        return end < 0 || line.ContainsAnyExcept(' ', '\t') ? " "
            : $"{(end > 0 && before[end - 1] == '\r' ? "\r\n" : "\n")}{line}";
    }

    /// <summary>Whether JSON has the text without quotation marks.</summary>
    private static bool IsBare(string text) =>
        text is "true" or "false" || (text.Length < 10 && text.All(char.IsAsciiDigit) && !text.StartsWith('0'));

    private static string Quote(string text) => JsonSerializer.Serialize(text, Json);
}
