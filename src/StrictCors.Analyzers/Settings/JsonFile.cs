namespace StrictCors.Analyzers.Settings;

/// <summary>A JSON file as .NET configuration loads it: its keys and values by path, with their places.</summary>
internal sealed class JsonFile
{
    private readonly Dictionary<string, JsonPlace> _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, JsonPlace> _values = new(StringComparer.OrdinalIgnoreCase);

    public JsonFile(string text)
    {
        try
        {
            Root = JsonReader.Read(text);
            foreach (var (name, key, value) in Root.Members)
            {
                Add(name, value, key);
            }
        }
        catch (JsonException failure)
        {
            Failure = failure;
        }
    }

    /// <summary>Gets the object that the file is; null if it cannot be read.</summary>
    public JsonValue? Root { get; }

    /// <summary>Gets why the file cannot be read; null if it can.</summary>
    public JsonException? Failure { get; }

    /// <summary>Gets the first key that occurs twice with a value: .NET configuration does not load such a file. Null if there is none.</summary>
    public (string Path, JsonSpan Place)? Duplicate { get; private set; }

    /// <summary>Gets all keys with a value of their own: scalars, empty arrays and empty objects.</summary>
    public IEnumerable<JsonPlace> Values => _values.Values;

    /// <summary>Gets all keys, those above a value included.</summary>
    public IEnumerable<JsonPlace> Places => _places.Values;

    /// <summary>The key or value at a path; null if the file does not have it.</summary>
    public JsonPlace? Find(string path) => _places.TryGetValue(path, out var place) ? place : null;

    /// <summary>The keys directly below a path.</summary>
    public IEnumerable<string> KeysBelow(string path) => _places.Keys
        .Where(key => key.Length > path.Length && key.StartsWith(path, StringComparison.OrdinalIgnoreCase) && key[path.Length] == ':')
        .Select(key => key.Substring(path.Length + 1).Split(':')[0])
        .Distinct(StringComparer.OrdinalIgnoreCase);

    private void Add(string path, JsonValue value, JsonSpan? key)
    {
        var place = new JsonPlace(path, key, value);
        AddWithAncestors(place);
        if (place.IsScalar && _values.ContainsKey(path))
        {
            Duplicate ??= (path, key ?? value.Span);
        }

        // An empty array or object replaces an earlier value silently.
        if (place.HasValue)
        {
            _values[path] = place;
        }

        foreach (var (name, memberKey, member) in value.Members)
        {
            Add($"{path}:{name}", member, memberKey);
        }
    }

    /// <summary>A key can have colons: "StrictCors:DefaultPolicy" is a value below a section that the file does not write.</summary>
    private void AddWithAncestors(JsonPlace place)
    {
        if (_places.ContainsKey(place.Path))
        {
            return;
        }

        _places[place.Path] = place;
        for (var colon = place.Path.LastIndexOf(':'); colon > 0; colon = place.Path.LastIndexOf(':', colon - 1))
        {
            var ancestor = place.Path.Substring(0, colon);
            if (_places.ContainsKey(ancestor))
            {
                return;
            }

            _places[ancestor] = new(
                ancestor, place.Key, new(JsonKind.Object, null) { Span = place.Value.Span, Members = [new("", null, place.Value)] });
        }
    }
}
