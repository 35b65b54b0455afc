using Microsoft.Extensions.Configuration;
using StrictCors.Text;

namespace StrictCors.Configuration;

/// <summary>The section that holds the policies, together with its providers: a section alone shows only the merged values,
/// in which a shorter list over a longer one keeps the longer one's tail.</summary>
internal sealed class StrictCorsSection
{
    public const string DefaultPath = "StrictCors";

    private readonly IConfigurationRoot? _root;
    private readonly IConfigurationSection? _foreign;

    private StrictCorsSection(IConfiguration configuration, string path, IConfigurationRoot? root, bool isHost = false, bool isChosen = true)
    {
        IsChosen = isChosen;
        Configuration = configuration;
        Path = path;
        IsHost = isHost;
        _root = root;
        if (root is null && configuration is IConfigurationSection section)
        {
            _root = ConfigurationInternals.RootOf(section);
            _foreign = section;
        }
    }

    /// <summary>Gets the merged values.</summary>
    public IConfiguration Configuration { get; }

    /// <summary>Gets the path of the section; empty if the application passed a whole configuration.</summary>
    public string Path { get; }

    /// <summary>Gets a value indicating whether the application passed this to AddStrictCors.</summary>
    public bool IsChosen { get; }

    /// <summary>Gets a value indicating whether the application passed a whole configuration.</summary>
    public bool IsWhole => Path.Length == 0;

    /// <summary>Gets a value indicating whether that is the host's own configuration, which also holds all other settings, environment
    /// variables included.</summary>
    public bool IsHost { get; }

    /// <summary>The section to read.</summary>
    /// <param name="host">The host's configuration, if there is one.</param>
    /// <param name="chosen">What the application passed to AddStrictCors, if anything.</param>
    public static StrictCorsSection? Find(IConfiguration? host, IConfiguration? chosen) => chosen switch
    {
        null => host is null ? null : new(host.GetSection(DefaultPath), DefaultPath, host as IConfigurationRoot, isChosen: false),
        IConfigurationRoot root => new(root, "", root, ReferenceEquals(root, host)),
        IConfigurationSection section => new(section, section.Path, IsSectionOf(host, section) ? host as IConfigurationRoot : null),
        _ => new(chosen, "", null, ReferenceEquals(chosen, host)),
    };

    /// <summary>Whether both are the same section of the same configuration.</summary>
    public static bool AreSame(IConfiguration a, IConfiguration b) =>
        ReferenceEquals(a, b)
        || (a is IConfigurationSection first && b is IConfigurationSection second && IsSectionOf(a, second)
            && first.Path.Equals(second.Path, StringComparison.OrdinalIgnoreCase));

    /// <summary>The layers, lowest first, those inside chained configurations included. Asked anew for every reading, since a
    /// <see cref="ConfigurationManager"/> gains sources while it lives.</summary>
    public IReadOnlyList<ConfigurationLayer> Layers() => _root is null ? [new(Configuration)] : [.. Flatten(_root, "", _foreign)];

    /// <summary>A section of the host whose name is close to ours, or that has policies of CORS; null if there is none.</summary>
    public string? FindSimilar()
    {
        if (IsChosen || _root is null || Configuration.GetChildren().Any())
        {
            return null;
        }

        string[] names = [.. _root.GetChildren().Where(child => child.GetChildren().Any()).Select(child => child.Key)];
        return NameSuggestion.Misspelt(names, Path)
            ?? Array.Find(names, name => name.Contains("Cors", StringComparison.OrdinalIgnoreCase) && HasPolicies(_root.GetSection(name)))
            ?? names.Select(name => _root.GetSection(name).GetSection(DefaultPath)).FirstOrDefault(HasPolicies)?.Path;
    }

    private static bool HasPolicies(IConfigurationSection section) => section.GetSection(nameof(StrictCorsOptions.Policies)).Exists();

    private static IEnumerable<ConfigurationLayer> Flatten(IConfigurationRoot root, string prefix, IConfigurationSection? mergedWith)
    {
        foreach (var provider in root.Providers)
        {
            var layers = provider switch
            {
                ChainedConfigurationProvider { Configuration: IConfigurationRoot inner } => Flatten(inner, prefix, mergedWith),
                ChainedConfigurationProvider { Configuration: IConfigurationSection section }
                    when ConfigurationInternals.RootOf(section) is { } inner =>
                    Flatten(inner, KeyReader.Combine(section.Path, prefix), mergedWith ?? section),
                _ => [new(provider, prefix, mergedWith)],
            };
            foreach (var layer in layers)
            {
                yield return layer;
            }
        }
    }

    /// <summary>A section does not expose its root, but it returns the root's own reload token.</summary>
    private static bool IsSectionOf(IConfiguration? host, IConfigurationSection section) =>
        host is not null && ReferenceEquals(host.GetReloadToken(), section.GetReloadToken());
}
