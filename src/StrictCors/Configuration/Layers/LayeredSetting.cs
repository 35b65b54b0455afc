using Microsoft.Extensions.Configuration;

namespace StrictCors.Configuration;

/// <summary>One key of the section in all layers: what each layer gives for it.</summary>
internal sealed class LayeredSetting(string key, string path)
{
    private Given _top = new(-1, HasValue: false, null, HasChildren: false);
    private List<Given>? _lower;
    private Dictionary<string, LayeredSetting>? _children;

    /// <summary>Gets the key as the lowest layer spells it; environment variables and the command line count only if no other layer gives it,
    /// because they are often written in capitals.</summary>
    public string Key { get; private set; } = key;

    public string Path { get; private set; } = path;

    private bool IsSpelt { get; set; }

    /// <summary>Gets the keys below this one, in the order in which .NET shows them.</summary>
    public IEnumerable<LayeredSetting> Children =>
        _children is null ? [] : _children.Values.OrderBy(child => child.Key, ConfigurationKeyComparer.Instance);

    /// <summary>The setting below this one, or null.</summary>
    public LayeredSetting? Find(string child) => _children?.GetValueOrDefault(child);

    /// <summary>Reads the section from all layers, lowest first.</summary>
    public static LayeredSetting Read(IReadOnlyList<ConfigurationLayer> layers, string path)
    {
        var root = new LayeredSetting(path[(path.LastIndexOf(':') + 1)..], path);
        for (var layer = 0; layer < layers.Count; layer++)
        {
            foreach (var (key, value) in layers[layer].Read(path))
            {
                root.Add(key, value, layer, layers[layer].DefinesSpelling);
            }
        }

        return root;
    }

    /// <summary>What the layers from <paramref name="lowest"/> upwards give, highest first.</summary>
    public IEnumerable<Given> From(int lowest)
    {
        if (_top.Layer >= lowest && _top.Layer >= 0)
        {
            yield return _top;
        }

        for (var i = (_lower?.Count ?? 0) - 1; i >= 0 && _lower![i].Layer >= lowest; i--)
        {
            yield return _lower[i];
        }
    }

    /// <summary>What one layer gives; null if it gives nothing.</summary>
    public Given? In(int layer)
    {
        foreach (var given in From(layer))
        {
            if (given.Layer == layer)
            {
                return given;
            }
        }

        return null;
    }

    private void Add(string path, string? value, int layer, bool definesSpelling)
    {
        var setting = this;
        var start = Path.Length == 0 ? 0 : Path.Length + 1;
        while (start <= path.Length && path.Length > Path.Length)
        {
            setting.Add(layer, hasValue: false, null, hasChildren: true);
            var colon = path.IndexOf(':', start);
            var end = colon < 0 ? path.Length : colon;
            setting = setting.Child(path, start, end, definesSpelling);
            start = end + 1;
        }

        setting.Add(layer, hasValue: true, value, hasChildren: false);
    }

    private LayeredSetting Child(string path, int start, int end, bool definesSpelling)
    {
        _children ??= new(StringComparer.OrdinalIgnoreCase);
        var children = _children.Spans();
        var key = path.AsSpan(start, end - start);
        if (!children.TryGetValue(key, out var child))
        {
            child = new(key.ToString(), end == path.Length ? path : path[..end]);
            children[key] = child;
            child.IsSpelt = definesSpelling;
        }
        else if (definesSpelling && !child.IsSpelt)
        {
            (child.Key, child.Path, child.IsSpelt) = (key.ToString(), path[..end], true);
        }

        return child;
    }

    private void Add(int layer, bool hasValue, string? value, bool hasChildren)
    {
        if (_top.Layer == layer)
        {
            _top = new(layer, _top.HasValue || hasValue, hasValue ? value : _top.Value, _top.HasChildren || hasChildren);
            return;
        }

        if (_top.Layer >= 0)
        {
            (_lower ??= []).Add(_top);
        }

        _top = new(layer, hasValue, value, hasChildren);
    }

    /// <summary>What one layer gives for a key.</summary>
    /// <param name="Layer">The number of the layer, from the lowest.</param>
    /// <param name="HasValue">Whether it gives a value, or null.</param>
    /// <param name="Value">The value.</param>
    /// <param name="HasChildren">Whether it gives keys below.</param>
    public readonly record struct Given(int Layer, bool HasValue, string? Value, bool HasChildren)
    {
        /// <summary>Gets a value indicating whether this is null or an empty object. .NET reads both alike.</summary>
        public bool IsNull => HasValue && Value is null && !HasChildren;
    }
}
