using StrictCors.Analyzers.Settings;

namespace StrictCors.Tool.Settings;

/// <summary>One value of a settings file, with its place in the text.</summary>
/// <param name="Path">The configuration path.</param>
/// <param name="Key">The place of the key; null for an entry of an array.</param>
/// <param name="Parent">The object or array that has it; null for the root.</param>
/// <param name="Read">The value as it was read.</param>
internal sealed record JsonNode(string Path, Range? Key, JsonNode? Parent, JsonValue Read)
{
    private readonly List<JsonNode> _children = [];
    private Dictionary<string, int>? _texts;

    /// <summary>Gets the place of the value, quotation marks included.</summary>
    public Range Value => Read.Span.Start..Read.Span.End;

    /// <summary>Gets the value as configuration has it; null for objects, arrays and null.</summary>
    public string? Text => Read.Text;

    /// <summary>Gets the values of an object or array.</summary>
    public IReadOnlyList<JsonNode> Children => _children;

    public bool IsArray => Read.Kind == JsonKind.Array;

    public bool IsScalar => Read.Kind is JsonKind.Text or JsonKind.Bare;

    public void Add(JsonNode child) => _children.Add(child);

    /// <summary>Whether a child other than this one has the text. The texts are counted once, because a list can have a million entries.</summary>
    public bool HasOther(JsonNode child, string text)
    {
        if (_texts is null)
        {
            _texts = new(StringComparer.Ordinal);
            foreach (var known in _children.Select(one => one.Text).OfType<string>())
            {
                _texts[known] = _texts.GetValueOrDefault(known) + 1;
            }
        }

        return _texts.GetValueOrDefault(text) > (child.Text == text ? 1 : 0);
    }
}
