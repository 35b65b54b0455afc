using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.FileProviders;

namespace StrictCors.Configuration;

/// <summary>What a person calls the source of a value: a file, an environment variable by its name, user secrets, the command line.</summary>
internal static class LayerSource
{
    /// <summary>The source of the value at a path, or of the first value below it.</summary>
    public static string Describe(IConfigurationProvider provider, string path) => provider switch
    {
        EnvironmentVariablesConfigurationProvider variables =>
            $"the environment variable {EnvironmentVariables.NameOf(variables, path) ?? Name(variables, path)}",
        CommandLineConfigurationProvider => $"the command line: --{path}",
        FileConfigurationProvider file when IsUserSecrets(file.Source) => $"user secrets ({file.Source.Path})",
        FileConfigurationProvider { Source.Path: { Length: > 0 } file } => file,
        MemoryConfigurationProvider => "settings in memory",
        StreamConfigurationProvider => "settings of a stream",
        _ => provider.ToString() ?? provider.GetType().Name,
    };

    /// <summary>How the provider names a path; null if it is a file with a structure.</summary>
    public static Func<string, string>? NameOf(IConfigurationProvider provider) => provider switch
    {
        EnvironmentVariablesConfigurationProvider variables => path => Name(variables, path),
        CommandLineConfigurationProvider => path => $"--{path}",
        _ => null,
    };

    private static string Name(EnvironmentVariablesConfigurationProvider variables, string path) =>
        (EnvironmentVariables.PrefixOf(variables) + path).Replace(":", "__", StringComparison.Ordinal);

    /// <summary>The directory is .microsoft/usersecrets, or Microsoft\UserSecrets on Windows.</summary>
    private static bool IsUserSecrets(FileConfigurationSource source) =>
        source.Path?.EndsWith("secrets.json", StringComparison.OrdinalIgnoreCase) == true
        && (source.FileProvider as PhysicalFileProvider)?.Root.Contains("UserSecrets", StringComparison.OrdinalIgnoreCase) == true;
}
