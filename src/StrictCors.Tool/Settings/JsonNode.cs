using System.Text.Json;

namespace StrictCors.Tool.Settings;

/// <summary>One value of a settings file, with its place in the text.</summary>
/// <param name="Path">The configuration path.</param>
/// <param name="Key">The place of the key; null for an entry of an array.</param>
/// <param name="Parent">The object or array that has it; null for the root.</param>
/// <param name="Type">What the value is.</param>
internal sealed record JsonNode(string Path, Range? Key, JsonNode? Parent, JsonTokenType Type)
{
    private readonly List<JsonNode> _children = [];

    /// <summary>Gets the place of the value, quotation marks included.</summary>
    public Range Value { get; set; }

    /// <summary>Gets the value as configuration has it; null for objects, arrays and null.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the values of an object or array.</summary>
    public IReadOnlyList<JsonNode> Children => _children;

    public bool IsScalar => Type is not (JsonTokenType.StartObject or JsonTokenType.StartArray);

    public void Add(JsonNode child) => _children.Add(child);
}
