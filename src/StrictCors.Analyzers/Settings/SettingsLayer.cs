using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace StrictCors.Analyzers.Settings;

/// <summary>A settings file as a layer of configuration.</summary>
internal sealed class SettingsLayer
{
    // The same file is asked for by several analyzers.
    private static readonly ConditionalWeakTable<SourceText, SettingsLayer> Read = new();

    private readonly Lazy<Dictionary<string, JsonPlace>> _shown;

    private SettingsLayer(SourceText text)
    {
        Text = text;
        Json = new(text.ToString());
        _shown = new(() => Json.Places.GroupBy(place => Shown(place.Path), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase));
    }

    public SourceText Text { get; }

    public JsonFile Json { get; }

    /// <summary>Gets a value indicating whether .NET configuration loads the file.</summary>
    public bool IsLoaded => Json.Failure is null && Json.Duplicate is null;

    public static SettingsLayer? Of(AdditionalText file, CancellationToken cancellationToken) =>
        file.GetText(cancellationToken) is { } text ? Read.GetValue(text, content => new(content)) : null;

    /// <summary>Whether the text has a word, in any case.</summary>
    public bool Has(string word) => Text.ToString().IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>The key or value at the path of a problem, in which long and strange keys are cut; null if the file does not have it.</summary>
    public JsonPlace? FindShown(string path) => _shown.Value.TryGetValue(path, out var place) ? place : null;

    /// <summary>A path as a problem shows it.</summary>
    public static string Shown(string path) => new StrictCorsConfigurationProblem("", path, null, "", null).Path;
}
