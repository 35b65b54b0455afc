namespace StrictCors.Configuration;

/// <summary>Finds a key by a part of a text. The analyzers compile the layers for netstandard2.0, which has no such look-up, and have a method of
/// this name there.</summary>
internal static class SpanLookup
{
    public static Dictionary<string, TValue>.AlternateLookup<ReadOnlySpan<char>> Spans<TValue>(this Dictionary<string, TValue> dictionary) =>
        dictionary.GetAlternateLookup<ReadOnlySpan<char>>();
}
