using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace StrictCors.Analyzers.Settings;

/// <summary>The settings files of a project. The analyzers share them, and they are read only if one of them needs them.</summary>
internal sealed class ProjectSettings
{
    private static readonly ConditionalWeakTable<Compilation, ProjectSettings> Known = new();

    private readonly ImmutableArray<AdditionalText> _additional;
    private readonly Lazy<Contents> _read;

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

    private static Contents Read(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var named = new List<NamedFile>();
        foreach (var file in options.AdditionalFiles)
        {
            if (file.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                named.Add(new(file, SettingsFile.NameOf(file, options.AnalyzerConfigOptionsProvider)));
            }
        }

        var files = new List<ReadFile>();
        foreach (var isOfEnvironment in (bool[])[false, true])
        {
            foreach (var file in named)
            {
                if (SettingsFile.EnvironmentOf(file.Name) is { } environment && environment.Length > 0 == isOfEnvironment)
                {
                    Add(files, file.File, environment, cancellationToken);
                }
            }
        }

        var isComplete = true;
        foreach (var loaded in LoadedFile.Find(compilation, cancellationToken))
        {
            isComplete &= loaded is not null && AddLoaded(files, named, loaded, cancellationToken);
        }

        return new(files, isComplete);
    }

    /// <summary>Adds the files that a call loads. False if the project has none.</summary>
    private static bool AddLoaded(List<ReadFile> files, List<NamedFile> named, LoadedFile loaded, CancellationToken cancellationToken)
    {
        var isFound = false;
        foreach (var file in named)
        {
            if ((loaded.EnvironmentOf(file.Name) ?? loaded.EnvironmentOf(file.File.Path)) is { } environment)
            {
                isFound = true;
                if (!files.Exists(read => read.Path == file.File.Path))
                {
                    Add(files, file.File, environment, cancellationToken);
                }
            }
        }

        return isFound;
    }

    private static void Add(List<ReadFile> files, AdditionalText file, string environment, CancellationToken cancellationToken)
    {
        if (SettingsLayer.Of(file, cancellationToken) is { } layer)
        {
            files.Add(new(file.Path, environment, layer));
        }
    }

    /// <summary>What was read. Not a tuple: see <see cref="JsonMember"/>.</summary>
    private sealed record Contents(IReadOnlyList<ReadFile> Files, bool IsComplete);

    /// <summary>A JSON file and the path that it has beside the program.</summary>
    private sealed record NamedFile(AdditionalText File, string Name);
}
