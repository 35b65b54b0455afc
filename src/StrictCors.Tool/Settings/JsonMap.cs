using System.Globalization;
using System.Text.Json;

namespace StrictCors.Tool.Settings;

/// <summary>Where each value of a section is in a file. It reads the file as .NET configuration does: with comments and trailing
/// commas.</summary>
internal sealed class JsonMap
{
    private readonly Dictionary<string, JsonNode> _nodes = new(StringComparer.OrdinalIgnoreCase);

    private JsonMap()
    {
    }

    /// <summary>Gets the first key that occurs twice with a value: .NET configuration does not load such a file. Null if there is none.</summary>
    public JsonNode? Duplicate { get; private set; }

    public IEnumerable<JsonNode> Nodes => _nodes.Values;

    /// <summary>Reads what is at, above and below a section.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="section">The path of the section; empty for everything.</param>
    /// <exception cref="JsonException">The text is not JSON, or not an object.</exception>
    public static JsonMap Read(byte[] utf8, string section)
    {
        var map = new JsonMap();
        var reader = new Utf8JsonReader(utf8, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The file must be an object: { … }.", null, 0, 0);
        }

        var root = new JsonNode("", null, null, JsonTokenType.StartObject);
        map.ReadObject(ref reader, root, section);
        while (reader.Read())
        {
            // Only comments may come now; anything else throws.
        }

        return map;
    }

    public JsonNode? Find(string path) => _nodes.GetValueOrDefault(path);

    private void ReadObject(ref Utf8JsonReader reader, JsonNode parent, string section)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = new Range((int)reader.TokenStartIndex, EndOfToken(reader));
            var path = Combine(parent.Path, reader.GetString()!);
            reader.Read();
            if (IsRelated(path, section))
            {
                ReadValue(ref reader, path, key, parent, section);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void ReadArray(ref Utf8JsonReader reader, JsonNode parent, string section)
    {
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            ReadValue(ref reader, Combine(parent.Path, i.ToString(CultureInfo.InvariantCulture)), null, parent, section);
        }
    }

    private void ReadValue(ref Utf8JsonReader reader, string path, Range? key, JsonNode parent, string section)
    {
        var start = (int)reader.TokenStartIndex;
        var node = new JsonNode(path, key, parent, reader.TokenType) { Text = TextOf(reader) };
        parent.Add(node);
        if (!_nodes.TryAdd(path, node) && (node.IsScalar || _nodes[path].IsScalar))
        {
            Duplicate ??= node;
        }

        if (reader.TokenType == JsonTokenType.StartObject)
        {
            ReadObject(ref reader, node, section);
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            ReadArray(ref reader, node, section);
        }

        node.Value = new(start, EndOfToken(reader));
    }

    /// <summary>The end of the current token. (The reader has consumed more than a key: its colon, too.)</summary>
    private static int EndOfToken(in Utf8JsonReader reader) => (int)reader.TokenStartIndex + reader.TokenType switch
    {
        JsonTokenType.String or JsonTokenType.PropertyName => reader.ValueSpan.Length + 2,
        JsonTokenType.EndObject or JsonTokenType.EndArray => 1,
        _ => reader.ValueSpan.Length,
    };

    private static string? TextOf(in Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
        JsonTokenType.True => bool.TrueString,
        JsonTokenType.False => bool.FalseString,
        _ => null,
    };

    private static bool IsRelated(string path, string section) =>
        Starts(path, section) || Starts(section, path);

    private static bool Starts(string path, string with) =>
        with.Length == 0
        || (path.StartsWith(with, StringComparison.OrdinalIgnoreCase) && (path.Length == with.Length || path[with.Length] == ':'));

    private static string Combine(string path, string key) => path.Length == 0 ? key : $"{path}:{key}";
}
