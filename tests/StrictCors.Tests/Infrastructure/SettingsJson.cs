using System.Text;
using Microsoft.Extensions.Configuration;

namespace StrictCors.Tests.Infrastructure;

/// <summary>Turns the text of an appsettings.json into settings, by the framework's own JSON provider.</summary>
internal static class SettingsJson
{
    public static IReadOnlyList<KeyValuePair<string, string?>> Parse(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var root = new ConfigurationBuilder().AddJsonStream(stream).Build();
        var provider = root.Providers.Single();

        // AsEnumerable also yields the sections above the values. The provider holds no such keys, and with them a section
        // would look like an explicit null.
        return [.. root.AsEnumerable().Where(pair => provider.TryGet(pair.Key, out _))];
    }
}
