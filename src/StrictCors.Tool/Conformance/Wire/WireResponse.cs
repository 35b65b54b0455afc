namespace StrictCors.Tool.Conformance.Wire;

/// <summary>A response to the letter.</summary>
/// <param name="Length">Of head and content.</param>
internal sealed record WireResponse(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, string Body, int Length, TimeSpan Elapsed)
{
    public IReadOnlyList<string> Lines(string name) =>
        [.. Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value)];

    /// <summary>The value of a header as browsers read it, or null.</summary>
    public string? Header(string name) => Lines(name) is { Count: > 0 } lines ? string.Join(", ", lines) : null;

    /// <summary>The members of a header that is a list.</summary>
    public IEnumerable<string> Members(string name) =>
        Lines(name).SelectMany(line => line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
