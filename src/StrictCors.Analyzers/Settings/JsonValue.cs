namespace StrictCors.Analyzers.Settings;

/// <summary>A value of a JSON file and its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A scalar as configuration has it; null for null, objects and arrays.</param>
internal sealed record JsonValue(JsonKind Kind, string? Text)
{
    /// <summary>Gets the place, quotation marks included.</summary>
    public JsonSpan Span { get; init; } = JsonSpan.Empty;

    /// <summary>Gets the values of an object or an array. Those of an array have their index as name, and no place of it.</summary>
    public IReadOnlyList<JsonMember> Members { get; init; } = [];

    /// <summary>Gets a value indicating whether a string is written with escapes, so that its characters have other positions than in the
    /// text.</summary>
    public bool IsEscaped { get; init; }
}
