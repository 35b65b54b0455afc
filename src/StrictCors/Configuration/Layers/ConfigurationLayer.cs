using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace StrictCors.Configuration;

/// <summary>One layer of a configuration: usually a provider, or a part of one.</summary>
internal sealed class ConfigurationLayer
{
    private readonly IConfiguration? _configuration;
    private readonly string _prefix;

    /// <param name="provider">The provider.</param>
    /// <param name="prefix">The path at which the provider has what the host has at its root. Not empty for a section that is chained into the host's
    /// configuration.</param>
    /// <param name="mergedWith">The section that shows this layer and others as one; null if each layer is visible on its own.</param>
    public ConfigurationLayer(IConfigurationProvider provider, string prefix = "", IConfigurationSection? mergedWith = null)
    {
        Provider = provider;
        MergedWith = mergedWith;
        _prefix = prefix;
    }

    /// <summary>A configuration whose providers are unknown.</summary>
    public ConfigurationLayer(IConfiguration configuration)
    {
        _configuration = configuration;
        _prefix = "";
    }

    /// <summary>Gets the provider; null if it is unknown.</summary>
    public IConfigurationProvider? Provider { get; }

    /// <summary>Gets the section that shows this layer and others as one; null if each layer is visible on its own.</summary>
    public IConfigurationSection? MergedWith { get; }

    /// <summary>Gets the description of the layer for a person.</summary>
    public string Name => Provider is null ? "the section passed to AddStrictCors" : Provider.ToString() ?? Provider.GetType().Name;

    /// <summary>Gets how the source names a path; null if it is a file with a structure, or unknown.</summary>
    public Func<string, string>? NameOf => Provider is null ? null : LayerSource.NameOf(Provider);

    /// <summary>What a person calls the source of the value at a path.</summary>
    public string SourceOf(string path) => Provider is null ? Name : LayerSource.Describe(Provider, KeyReader.Combine(_prefix, path));

    /// <summary>Gets a value indicating whether names are spelt as they are meant. Environment variables and the command line repeat a name, in any
    /// case.</summary>
    public bool DefinesSpelling => Provider is not (EnvironmentVariablesConfigurationProvider or CommandLineConfigurationProvider);

    /// <summary>Whether it has any key, of whatever section.</summary>
    public bool HasKeys => Provider is { } provider
        && (ConfigurationInternals.KeysOf(provider) is { } keys ? keys.Count > 0 : provider.GetChildKeys([], null).Any());

    public bool TryGet(string path, out string? value)
    {
        value = null;
        return Provider?.TryGet(KeyReader.Combine(_prefix, path), out value) == true;
    }

    /// <summary>Every key at and below a path, with its value.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Read(string path)
    {
        if (Provider is not { } provider)
        {
            return KeyReader.Read(_configuration!);
        }

        var settings = KeyReader.Read(provider, KeyReader.Combine(_prefix, path));
        if (_prefix.Length > 0)
        {
            settings = settings.Select(setting => KeyValuePair.Create(setting.Key[(_prefix.Length + 1)..], setting.Value));
        }

        return IsXml(provider)
            ? settings.Where(setting => !IsNameAttribute(setting.Key, setting.Value))
            : settings;
    }

    /// <summary>Whether it has a key at or below a path that is not one of those.</summary>
    /// <remarks>A loop: the framework comes with its queries of objects compiled, but not with those of pairs.</remarks>
    public bool Gives(string path, HashSet<string> except)
    {
        foreach (var setting in Read(path))
        {
            if (!except.Contains(setting.Key))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>By name: the types would load their assembly into programs without XML.</summary>
    private static bool IsXml(IConfigurationProvider provider)
    {
        for (var type = provider.GetType(); type is not null; type = type.BaseType)
        {
            if (type.FullName is "Microsoft.Extensions.Configuration.Xml.XmlConfigurationProvider"
                or "Microsoft.Extensions.Configuration.Xml.XmlStreamConfigurationProvider")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The XML provider takes the key of an element from its attribute "name", and returns the attribute as a key below it, too.</summary>
    private static bool IsNameAttribute(string path, string? value)
    {
        var element = path.AsSpan(0, Math.Max(0, path.LastIndexOf(':')));
        return path.EndsWith(":name", StringComparison.OrdinalIgnoreCase)
            && element[(element.LastIndexOf(':') + 1)..].Equals(value, StringComparison.OrdinalIgnoreCase);
    }
}
