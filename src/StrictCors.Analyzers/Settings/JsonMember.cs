namespace StrictCors.Analyzers.Settings;

/// <summary>A value in an object or an array. Not a tuple, because the compiler that hosts the analyzers has no code for lists of our tuples and
/// would have to make it in each build.</summary>
/// <param name="Name">The key, or the index.</param>
/// <param name="Key">The place of the key; null for an index.</param>
/// <param name="Value">The value.</param>
internal sealed record JsonMember(string Name, JsonSpan? Key, JsonValue Value);
