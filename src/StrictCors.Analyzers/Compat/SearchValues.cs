namespace System.Buffers;

/// <summary>The part of the type of .NET 8 that the shared folders use.</summary>
internal static class SearchValues
{
    public static SearchValues<char> Create(string values) => new(values);
}

internal sealed class SearchValues<T>(string values)
{
    public bool Contains(char character) => values.IndexOf(character) >= 0;
}
