using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace StrictCors.Analyzers.Settings;

/// <summary>The settings files of a project. The analyzers share them, and they are read only if one of them asks.</summary>
internal sealed class ProjectSettings
{
    private static readonly ConditionalWeakTable<Compilation, ProjectSettings> Known = new();

    private readonly ImmutableArray<AdditionalText> _additional;
    private readonly Lazy<(IReadOnlyList<ReadFile> Files, bool IsComplete)> _read;

    private ProjectSettings(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        _additional = options.AdditionalFiles;
        _read = new(() => Read(compilation, options, cancellationToken), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>Gets the files, lowest first: those that the host reads unasked, and then those that code loads.</summary>
    public IReadOnlyList<ReadFile> Files => _read.Value.Files;

    /// <summary>Gets a value indicating whether code loads no other JSON files.</summary>
    public bool IsComplete => _read.Value.IsComplete;

    public static ProjectSettings Of(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var settings = Known.GetValue(compilation, _ => new(compilation, options, cancellationToken));
        return settings._additional == options.AdditionalFiles ? settings : new(compilation, options, cancellationToken);
    }

    private static (IReadOnlyList<ReadFile> Files, bool IsComplete) Read(
        Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var named = options.AdditionalFiles.Where(file => file.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            .Select(file => (File: file, Name: SettingsFile.NameOf(file, options.AnalyzerConfigOptionsProvider))).ToList();
        var files = new List<ReadFile>();
        var unasked = named.Select(item => (item.File, Environment: SettingsFile.EnvironmentOf(item.Name)))
            .Where(item => item.Environment is not null).OrderBy(item => item.Environment!.Length > 0);
        foreach (var (file, environment) in unasked)
        {
            Add(files, file, environment!, cancellationToken);
        }

        var isComplete = true;
        foreach (var loaded in LoadedFile.Find(compilation, cancellationToken))
        {
            var matching = loaded is null ? []
                : named.Select(item => (item.File, Environment: loaded.EnvironmentOf(item.Name) ?? loaded.EnvironmentOf(item.File.Path)))
                    .Where(item => item.Environment is not null).ToList();
            isComplete &= matching.Count > 0;
            foreach (var (file, environment) in matching.Where(item => !files.Exists(read => read.Path == item.File.Path)))
            {
                Add(files, file, environment!, cancellationToken);
            }
        }

        return (files, isComplete);
    }

    private static void Add(List<ReadFile> files, AdditionalText file, string environment, CancellationToken cancellationToken)
    {
        if (SettingsLayer.Of(file, cancellationToken) is { } layer)
        {
            files.Add(new(file.Path, environment, layer));
        }
    }
}
