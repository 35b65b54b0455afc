using Microsoft.Extensions.Configuration;

namespace StrictCors.Configuration;

/// <summary>The section that holds the policies, together with its providers: a section alone shows only the merged values,
/// in which a shorter list over a longer one keeps the longer one's tail.</summary>
internal sealed class StrictCorsSection
{
    public const string DefaultPath = "StrictCors";

    private readonly IConfigurationRoot? _root;

    private StrictCorsSection(IConfiguration configuration, string path, IConfigurationRoot? root, bool isHost = false)
    {
        Configuration = configuration;
        Path = path;
        IsHost = isHost;
        _root = root;
    }

    /// <summary>Gets the merged values.</summary>
    public IConfiguration Configuration { get; }

    /// <summary>Gets the path of the section; empty if the application passed a whole configuration.</summary>
    public string Path { get; }

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
        null => host is null ? null : new(host.GetSection(DefaultPath), DefaultPath, host as IConfigurationRoot),
        IConfigurationRoot root => new(root, "", root, ReferenceEquals(root, host)),
        IConfigurationSection section => new(section, section.Path, IsSectionOf(host, section) ? host as IConfigurationRoot : null),
        _ => new(chosen, "", null, ReferenceEquals(chosen, host)),
    };

    /// <summary>The providers, lowest first, those inside chained configurations included. Asked anew for every reading, since a
    /// <see cref="ConfigurationManager"/> gains sources while it lives. Empty if they are unknown.</summary>
    public IReadOnlyList<IConfigurationProvider> Providers() => _root is null ? [] : [.. Flatten(_root)];

    private static IEnumerable<IConfigurationProvider> Flatten(IConfigurationRoot root) => root.Providers.SelectMany(provider =>
        provider is ChainedConfigurationProvider { Configuration: IConfigurationRoot inner } ? Flatten(inner) : [provider]);

    /// <summary>A section does not expose its root, but it returns the root's own reload token.</summary>
    private static bool IsSectionOf(IConfiguration? host, IConfigurationSection section) =>
        host is not null && ReferenceEquals(host.GetReloadToken(), section.GetReloadToken());
}
