using Microsoft.Extensions.Configuration;
using StrictCors.Checks;

namespace StrictCors.Configuration;

/// <summary>One key of the section in all layers: what each layer gives for it.</summary>
internal sealed class LayeredSetting(string key, string path)
{
    private Given _top = Given.Nothing;
    private List<Given>? _lower;
    private Dictionary<string, LayeredSetting>? _children;

    // Instead of children, until something else than the next entry is added or a child is needed.
    private LayeredArray? _array;

    /// <summary>Gets the key as the lowest layer spells it; environment variables and the command line count only if no other layer gives it,
    /// because they are often written in capitals.</summary>
    public string Key { get; private set; } = key;

    public string Path { get; private set; } = path;

    private bool IsSpelt { get; set; }

    /// <summary>Gets the keys below this one, in the order in which .NET shows them.</summary>
    public IEnumerable<LayeredSetting> Children
    {
        get
        {
            ExpandArray();
            return _children is null ? [] : _children.Values.OrderBy(child => child.Key, ConfigurationKeyComparer.Instance);
        }
    }

    /// <summary>The setting below this one, or null.</summary>
    public LayeredSetting? Find(string child)
    {
        ExpandArray();
        return _children?.GetValueOrDefault(child);
    }

    /// <summary>The entries of an array, if this layer gives them and no other one does; null if they have to be read as children.</summary>
    public ArrayEntries? FindArray(int layer) => _array?.Layer == layer ? _array.Entries : null;

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
        if (IsIn(lowest))
        {
            yield return _top;
        }

        for (var i = (_lower?.Count ?? 0) - 1; i >= 0 && _lower![i].Layer >= lowest; i--)
        {
            yield return _lower[i];
        }
    }

    /// <summary>Whether a layer from <paramref name="lowest"/> upwards gives anything.</summary>
    public bool IsIn(int lowest) => _top.Layer >= lowest && _top.Layer >= 0;

    /// <summary>What the highest layer gives; its number is negative if no layer from <paramref name="lowest"/> upwards gives anything.</summary>
    public Given Top(int lowest) => IsIn(lowest) ? _top : Given.Nothing;

    /// <summary>What one layer gives.</summary>
    public bool TryGet(int layer, out Given given)
    {
        given = _top;
        for (var i = (_lower?.Count ?? 0) - 1; i >= 0 && given.Layer > layer; i--)
        {
            given = _lower![i];
        }

        return given.Layer == layer;
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
            if (end == path.Length && setting.TryAddToArray(path, start, value, layer, definesSpelling))
            {
                return;
            }

            setting = setting.Child(path, start, end, definesSpelling);
            start = end + 1;
        }

        setting.Add(layer, hasValue: true, value, hasChildren: false);
    }

    private bool TryAddToArray(string path, int start, string? value, int layer, bool definesSpelling)
    {
        if (_array is null && _children is null && start > 0 && LayeredArray.IsStart(path, start))
        {
            _array = new(layer, path[..(start - 1)], definesSpelling);
        }

        return _array?.TryAdd(path, start, value, layer) == true;
    }

    private void ExpandArray()
    {
        if (_array is not { } array)
        {
            return;
        }

        _array = null;
        var entries = array.Entries;
        for (var i = 0; i < entries.Count; i++)
        {
            var path = entries[i];
            var start = path.LastIndexOf(':') + 1;
            Child(path, start, path.Length, array.DefinesSpelling).Add(array.Layer, hasValue: true, entries.Values[i], hasChildren: false);
        }
    }

    private LayeredSetting Child(string path, int start, int end, bool definesSpelling)
    {
        ExpandArray();
        _children ??= new(StringComparer.OrdinalIgnoreCase);
        var children = _children.Spans();
        var key = path.AsSpan(start, end - start);
        if (!children.TryGetValue(key, out var child))
        {
            child = new(key.ToString(), end == path.Length ? path : path[..end]);
            _children.Add(child.Key, child);
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
            if (!hasValue && _top.HasChildren)
            {
                // The usual case: one more key below it.
                return;
            }

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
    public sealed record Given(int Layer, bool HasValue, string? Value, bool HasChildren)
    {
        public static readonly Given Nothing = new(-1, HasValue: false, null, HasChildren: false);

        /// <summary>Gets a value indicating whether this is null or an empty object. .NET reads both alike.</summary>
        public bool IsNull => HasValue && Value is null && !HasChildren;
    }
}
