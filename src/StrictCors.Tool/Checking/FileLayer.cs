using StrictCors.Text;
using StrictCors.Tool.Settings;

namespace StrictCors.Tool.Checking;

/// <summary>A file as a layer.</summary>
internal sealed class FileLayer : ISettingsLayer
{
    private readonly Lazy<Dictionary<string, JsonNode>> _nodes;

    public FileLayer(SettingsFile file, SettingsText text, JsonMap map)
    {
        (File, Text, Map) = (file, text, map);
        _nodes = new(() =>
        {
            var nodes = new Dictionary<string, JsonNode>(StringComparer.OrdinalIgnoreCase);
            foreach (var node in map.Nodes)
            {
                AddWithAncestors(nodes, ProblemPath.Clean(node.Path), node);
            }

            return nodes;
        });
    }

    public SettingsFile File { get; }

    public SettingsText Text { get; }

    public JsonMap Map { get; }

    public bool Gives(string path) => _nodes.Value.ContainsKey(path);

    public (Place Place, JsonNode? Node)? Find(string path, StrictCorsConfigurationProblem problem)
    {
        if (!_nodes.Value.TryGetValue(path, out var node))
        {
            return null;
        }

        // A list of names can be an array, too; the problem of one name has the path of the list.
        var isExact = path.Equals(problem.Path, StringComparison.OrdinalIgnoreCase);
        if (isExact && problem.Value is { } value && node.Children.FirstOrDefault(child => Shown(child) == value) is { } entry)
        {
            node = entry;
        }

        var isKey = node.Key is not null && (!isExact || !node.IsScalar || ProblemPath.IsOfKey(problem));
        return (Place.In(File, Text, isKey ? node.Key!.Value : Narrow(node, problem)), isExact ? node : null);
    }

    /// <summary>The entry in a list that is one string, if it is written there as it is.</summary>
    private Range Narrow(JsonNode node, StrictCorsConfigurationProblem problem)
    {
        if (node.Text is not { } list || !list.Contains(';', StringComparison.Ordinal)
            || problem.Value is not { Length: > 0 } value || Shown(node) == value)
        {
            return node.Value;
        }

        var start = Text.Text[node.Value].IndexOf(value, StringComparison.Ordinal);
        return start < 0 ? node.Value : new(node.Value.Start.Value + start, node.Value.Start.Value + start + value.Length);
    }

    private static string? Shown(JsonNode node) => node.Text is null ? null : Display.Escape(node.Text);

    /// <summary>A key can have colons: "StrictCors:DefaultPolicy" is a value below a section that the file does not write.</summary>
    private static void AddWithAncestors(Dictionary<string, JsonNode> nodes, string path, JsonNode node)
    {
        nodes.TryAdd(path, node);
        for (var colon = path.LastIndexOf(':'); colon > 0; colon = path.LastIndexOf(':', colon - 1))
        {
            if (!nodes.TryAdd(path[..colon], node))
            {
                return;
            }
        }
    }
}
