using StrictCors.Analyzers.Settings;

namespace StrictCors.Tool.Settings;

/// <summary>Where each value of a section is in a file.</summary>
internal sealed class JsonMap
{
    private readonly Dictionary<string, JsonNode> _nodes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes what is at, above and below a section.</summary>
    /// <param name="root">The object that the file is.</param>
    /// <param name="section">The path of the section; empty for everything.</param>
    public JsonMap(JsonValue root, string section) => AddMembers(root, new JsonNode("", null, null, root), section);

    public IEnumerable<JsonNode> Nodes => _nodes.Values;

    public JsonNode? Find(string path) => _nodes.GetValueOrDefault(path);

    private void AddMembers(JsonValue value, JsonNode parent, string section)
    {
        foreach (var (name, key, member) in value.Members)
        {
            var path = parent.Path.Length == 0 ? name : $"{parent.Path}:{name}";
            if (IsRelated(path, section))
            {
                var node = new JsonNode(path, key is { } place ? place.Start..place.End : null, parent, member);
                parent.Add(node);
                _nodes.TryAdd(path, node);
                AddMembers(member, node, section);
            }
        }
    }

    private static bool IsRelated(string path, string section) =>
        Starts(path, section) || Starts(section, path);

    private static bool Starts(string path, string with) =>
        with.Length == 0
        || (path.StartsWith(with, StringComparison.OrdinalIgnoreCase) && (path.Length == with.Length || path[with.Length] == ':'));
}
