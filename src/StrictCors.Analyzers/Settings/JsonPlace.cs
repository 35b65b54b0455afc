namespace StrictCors.Analyzers.Settings;

/// <summary>A key of a settings file.</summary>
/// <param name="Path">Its configuration path.</param>
/// <param name="Key">The place of the key; null for an entry of an array.</param>
/// <param name="Value">Its value.</param>
internal sealed record JsonPlace(string Path, JsonSpan? Key, JsonValue Value)
{
    public bool IsScalar => Value.Kind is JsonKind.Text or JsonKind.Bare;

    /// <summary>Gets a value indicating whether configuration has a value at this path itself.</summary>
    public bool HasValue => IsScalar || Value.Members.Count == 0;

    /// <summary>Gets the value as configuration has it. An empty array is an empty text there, and an empty object is null.</summary>
    public string? Text => Value.Kind == JsonKind.Array ? "" : Value.Text;
}
