using Microsoft.Extensions.Configuration.EnvironmentVariables;
using StrictCors.Checks;

namespace StrictCors.Configuration;

/// <summary>Environment variables that give the same key. Their names differ where .NET configuration sees no difference, and which of them counts
/// is left to chance.</summary>
internal static class EnvironmentVariables
{
    private const string PrefixMark = " Prefix: '";

    public static IEnumerable<StrictCorsConfigurationProblem> FindAmbiguous(IReadOnlyList<ConfigurationLayer> layers, string path)
    {
        var prefixes = layers.Select(layer => layer.Provider).OfType<EnvironmentVariablesConfigurationProvider>().Select(PrefixOf)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (prefixes.Count == 0)
        {
            return [];
        }

        var names = new List<string>();
        foreach (string name in Environment.GetEnvironmentVariables().Keys)
        {
            names.Add(name);
        }

        return prefixes.SelectMany(prefix => names
            .Where(name => IsBelow(Normalize(name), prefix, path))
            .GroupBy(name => Normalize(name)[prefix.Length..], StringComparer.OrdinalIgnoreCase)
            .Where(variables => variables.Count() > 1)
            .Select(variables => Problems.VariablesDifferInCase(
                variables.Key, [.. variables.Order(StringComparer.Ordinal)])));
    }

    /// <summary>The name of the variable that gives a path or the first one below it, as it is in the environment; null if it is not there any
    /// more.</summary>
    public static string? NameOf(EnvironmentVariablesConfigurationProvider provider, string path)
    {
        var prefix = PrefixOf(provider);
        var names = Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => IsBelow(Normalize(name), prefix, path)).ToList();
        return names.Find(name => Normalize(name).Length == prefix.Length + path.Length) ?? names.Order(StringComparer.Ordinal).FirstOrDefault();
    }

    private static bool IsBelow(string key, string prefix, string path) =>
        key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && KeyReader.IsAtOrBelow(key[prefix.Length..], path);

    private static string Normalize(string name) => name.Replace("__", ":", StringComparison.Ordinal);

    /// <summary>The provider shows its prefix in its text only.</summary>
    public static string PrefixOf(EnvironmentVariablesConfigurationProvider provider)
    {
        var text = provider.ToString();
        var start = text.IndexOf(PrefixMark, StringComparison.Ordinal);
        return start < 0 ? "" : Normalize(text[(start + PrefixMark.Length)..^1]);
    }
}
