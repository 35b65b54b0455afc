using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;

namespace StrictCors.Configuration;

/// <summary>What .NET configuration does not publish, and StrictCors needs. Tests check each name against the framework. If one is
/// renamed, configuration is read more slowly, or as the framework merges it.</summary>
internal static class ConfigurationInternals
{
    /// <summary>The configuration that a section belongs to; null if that is unknown.</summary>
    public static IConfigurationRoot? RootOf(IConfigurationSection section)
    {
        try
        {
            return section is ConfigurationSection known ? Root(known) : null;
        }
        catch (MissingFieldException)
        {
            return null;
        }
    }

    /// <summary>All keys of a provider, in no order. Null if the provider computes its keys itself.</summary>
    /// <remarks>The public method returns the keys directly below one key, and walks through all keys for it. To read thousands of
    /// policies with it takes the square of their number.</remarks>
    public static ICollection<string>? KeysOf(IConfigurationProvider provider) =>
        provider is ConfigurationProvider known && !ComputesKeys(provider) ? Data(known).Keys : null;

    private static bool ComputesKeys(IConfigurationProvider provider)
    {
        Func<IEnumerable<string>, string?, IEnumerable<string>> method = provider.GetChildKeys;
        return DiagnosticMethodInfo.Create(method)?.DeclaringTypeName != typeof(ConfigurationProvider).FullName;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_root")]
    private static extern ref IConfigurationRoot Root(ConfigurationSection section);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Data")]
    private static extern IDictionary<string, string?> Data(ConfigurationProvider provider);
}
