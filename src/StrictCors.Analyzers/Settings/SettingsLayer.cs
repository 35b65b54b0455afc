using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace StrictCors.Analyzers.Settings;

/// <summary>A settings file as a layer of configuration: its keys and values by path, with their places.</summary>
internal sealed class SettingsLayer
{
    // The same file is asked for by several analyzers.
    private static readonly ConditionalWeakTable<SourceText, SettingsLayer> Read = new();

    private readonly Dictionary<string, JsonPlace> _places = new(StringComparer.OrdinalIgnoreCase);

    private readonly Lazy<Dictionary<string, JsonPlace>> _shown;

    private SettingsLayer(SourceText text)
    {
        Text = text;
        _shown = new(() => _places.Values.GroupBy(place => JsonPlace.Shown(place.Path), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase));
        try
        {
            Add("", JsonReader.Read(text.ToString()), null);
        }
        catch (JsonException failure)
        {
            Failure = failure;
        }
    }

    public SourceText Text { get; }

    /// <summary>Gets why the file cannot be read; null if it can.</summary>
    public JsonException? Failure { get; }

    /// <summary>Gets the first key that occurs twice with a value: .NET configuration does not load such a file. Null if there is none.</summary>
    public (string Path, TextSpan Place)? Duplicate { get; private set; }

    /// <summary>Gets all keys with a value of their own: scalars, empty arrays and empty objects.</summary>
    public IEnumerable<JsonPlace> Values => _places.Values.Where(place => place.HasValue);

    public static SettingsLayer? Of(AdditionalText file, CancellationToken cancellationToken) =>
        file.GetText(cancellationToken) is { } text ? Read.GetValue(text, content => new(content)) : null;

    /// <summary>Whether the text has a word, in any case.</summary>
    public bool Has(string word) => Text.ToString().IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>The key or value at a path; null if the file does not have it.</summary>
    public JsonPlace? Find(string path) => _places.TryGetValue(path, out var place) ? place : null;

    /// <summary>The key or value at the path of a problem, in which long and strange keys are cut; null if the file does not have it.</summary>
    public JsonPlace? FindShown(string path) => _shown.Value.TryGetValue(path, out var place) ? place : null;

    /// <summary>The keys directly below a path.</summary>
    public IEnumerable<string> KeysBelow(string path) => _places.Keys
        .Where(key => key.Length > path.Length && key.StartsWith(path, StringComparison.OrdinalIgnoreCase) && key[path.Length] == ':')
        .Select(key => key.Substring(path.Length + 1).Split(':')[0])
        .Distinct(StringComparer.OrdinalIgnoreCase);

    private void Add(string path, JsonValue value, TextSpan? key)
    {
        if (path.Length > 0)
        {
            AddWithAncestors(new(path, key, value));
        }

        foreach (var (name, place, member) in value.Members)
        {
            Add(path.Length == 0 ? name : $"{path}:{name}", member, place);
        }
    }

    /// <summary>A key can have colons: "StrictCors:DefaultPolicy" is a value below a section that the file does not write.</summary>
    private void AddWithAncestors(JsonPlace place)
    {
        if (_places.TryGetValue(place.Path, out var other))
        {
            Duplicate ??= place.IsScalar || other.IsScalar ? (place.Path, place.Key ?? place.Value.Span) : null;
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

            _places[ancestor] = new(ancestor, place.Key, new(JsonKind.Object, null) { Span = place.Value.Span, Members = [("", null, place.Value)] });
        }
    }
}
