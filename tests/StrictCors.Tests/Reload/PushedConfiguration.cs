using Microsoft.Extensions.Configuration;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Reload;

/// <summary>
/// A provider that is told of changes by somebody else, as those for Azure App Configuration, Consul, Redis and databases are: it
/// swaps its data and fires its token.
/// </summary>
internal class PushedConfiguration : ConfigurationProvider, IConfigurationSource
{
    public PushedConfiguration(string json = "{}")
    {
        Data = Parse(json);
    }

    public IConfigurationProvider Build(IConfigurationBuilder builder)
    {
        return this;
    }

    public void Push(string json)
    {
        Swap(json);
        Fire();
    }

    /// <summary>Swaps the data and tells nobody yet.</summary>
    public void Swap(string json)
    {
        Data = Parse(json);
    }

    public void Fire()
    {
        OnReload();
    }

    private static Dictionary<string, string?> Parse(string json)
    {
        return new(SettingsJson.Parse(json), StringComparer.OrdinalIgnoreCase);
    }
}
