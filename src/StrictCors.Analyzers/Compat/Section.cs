using Microsoft.Extensions.Configuration;

namespace StrictCors.Configuration;

/// <summary>A settings file as a layer.</summary>
/// <param name="name">What messages call it.</param>
/// <param name="values">Its values by path.</param>
internal sealed class ConfigurationLayer(string name, IReadOnlyList<KeyValuePair<string, string?>> values)
{
    public string Name => name;

    /// <summary>Gets a value indicating whether keys are spelt as a person means them, as in every file.</summary>
    public bool DefinesSpelling { get; } = true;

    /// <summary>Gets null: files are never layers of another root.</summary>
    public IConfigurationSection? MergedWith { get; }

    public IEnumerable<KeyValuePair<string, string?>> Read(string path) => values.Where(value =>
        value.Key.StartsWith(path, StringComparison.OrdinalIgnoreCase) && (value.Key.Length == path.Length || value.Key[path.Length] == ':'));
}

/// <summary>The section of settings files. It is always a section of the host.</summary>
/// <param name="path">Its path.</param>
/// <param name="layers">The files, lowest first.</param>
internal sealed class StrictCorsSection(string path, IReadOnlyList<ConfigurationLayer> layers) : IConfigurationSection
{
    public const string DefaultPath = "StrictCors";

    public string Path => path;

    public bool IsWhole => path.Length == 0;

    public bool IsHost { get; }

    public bool IsChosen { get; }

    public IConfiguration Configuration => this;

    public IReadOnlyList<ConfigurationLayer> Layers() => layers;

    public IConfigurationSection GetSection(string key) => this;
}

/// <summary>The build knows no environment variables of the program.</summary>
internal static class EnvironmentVariables
{
    public static IEnumerable<StrictCorsConfigurationProblem> FindAmbiguous(IReadOnlyList<ConfigurationLayer> layers, string path) => [];
}
