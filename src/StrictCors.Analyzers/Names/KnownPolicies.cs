using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StrictCors.Analyzers.Rules;
using StrictCors.Analyzers.Settings;

namespace StrictCors.Analyzers.Names;

/// <summary>The policies of a project, from its settings and its code.</summary>
/// <param name="compilation">The code.</param>
/// <param name="options">The files of the project.</param>
/// <param name="cancellationToken">Cancels the search.</param>
internal sealed class KnownPolicies(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
{
    // Settings can come from elsewhere, where these are called.
    private static readonly string[] OtherSources =
    [
        "AddJsonStream", "AddXmlFile", "AddIniFile", "AddYamlFile", "AddKeyPerFile", "AddInMemoryCollection", "AddAzureAppConfiguration",
        "AddAzureKeyVault", "AddSystemsManager", "AddConsul", "AddConfiguration(", "IConfigurationSource", "ConfigurationProvider", "UseSetting",
        "Configuration[\"StrictCors", "Configure<StrictCorsOptions>", "ConfigureOptions<", "IConfigureOptions<StrictCorsOptions>",
    ];

    private readonly Dictionary<string, StrictCorsPolicyOptions?> _code = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyList<SettingsCheck> _environments = [];

    /// <summary>Gets the names that were read.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Gets the settings of each environment.</summary>
    public IReadOnlyList<SettingsCheck> Environments => _environments;

    private ProjectSettings Settings => ProjectSettings.Of(compilation, options, cancellationToken);

    /// <summary>Reads everything. False if there may be other policies, or if there are none, so that the policies must come from
    /// elsewhere.</summary>
    public bool ReadAll() => ReadSettings() && ReadCode() && _names.Count > 0 && Settings.IsComplete
        && !OtherSources.Any(word => Mentions.Any(compilation, word, cancellationToken));

    /// <summary>Reads the names of the settings. False if a file cannot be read, or if code chooses the section in a way that the compiler does not
    /// follow.</summary>
    public bool ReadSettings()
    {
        if (SectionPath.Find(compilation, cancellationToken) is not { } section
            || !Settings.Files.All(file => file.Layer.IsLoaded))
        {
            return false;
        }

        foreach (var file in Settings.Files)
        {
            _names.UnionWith(file.Layer.Json.KeysBelow($"{section}:Policies"));
        }

        _environments = SettingsCheck.OfAll(Settings.Files, section);
        return true;
    }

    /// <summary>Reads the names that code adds. False if one of them is not a constant.</summary>
    public bool ReadCode()
    {
        var isComplete = true;
        foreach (var tree in compilation.SyntaxTrees.Where(tree => FileWords.Of(tree, cancellationToken).Policies))
        {
            foreach (var (name, policy) in PoliciesOfCode.Find(compilation, tree, cancellationToken))
            {
                isComplete &= name is not null;
                if (name is not null)
                {
                    _names.Add(name);
                    _code[name] = _code.ContainsKey(name) ? null : policy;
                }
            }
        }

        return isComplete;
    }

    /// <summary>The policies of each environment, with those of code. One that code fills in a way that the compiler does not follow is left
    /// out. Empty if code edits policies afterwards.</summary>
    public IEnumerable<IDictionary<string, StrictCorsPolicyOptions>> Policies()
    {
        if (Mentions.Any(compilation, "PostConfigure", cancellationToken))
        {
            yield break;
        }

        foreach (var environment in _environments)
        {
            var policies = environment.Options is { } read ? new Dictionary<string, StrictCorsPolicyOptions>(
                read.Policies, StringComparer.OrdinalIgnoreCase) : new(StringComparer.OrdinalIgnoreCase);
            foreach (var pair in _code)
            {
                policies.Remove(pair.Key);
                if (pair.Value is not null)
                {
                    policies[pair.Key] = pair.Value;
                }
            }

            yield return policies;
        }
    }
}
