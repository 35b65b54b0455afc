using System.Collections;
using StrictCors.Configuration;
using StrictCors.Tool.Settings;

namespace StrictCors.Tool.Checking;

/// <summary>The environment variables as a layer.</summary>
internal sealed class VariablesLayer : ISettingsLayer
{
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="prefix">What the names start with, and keys do not have.</param>
    public VariablesLayer(string prefix)
    {
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            var name = (string)variable.Key;
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                _names.TryAdd(ProblemPath.Clean(name[prefix.Length..].Replace("__", ":", StringComparison.Ordinal)), name);
            }
        }
    }

    public bool Gives(string path) => _names.Keys.Any(key => KeyReader.IsAtOrBelow(key, path));

    public (Place Place, JsonNode? Node)? Find(string path, StrictCorsConfigurationProblem problem) =>
        _names.TryGetValue(path, out var name) || _names.TryGetValue(KeyBelow(path), out name) ? (Place.OfVariable(name), null) : null;

    private string KeyBelow(string path) => _names.Keys.FirstOrDefault(key => KeyReader.IsAtOrBelow(key, path)) ?? "";
}
