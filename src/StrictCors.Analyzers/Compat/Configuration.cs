using System.Globalization;

namespace Microsoft.Extensions.Configuration;

/// <summary>The part of the interface that the reader of the section uses.</summary>
internal interface IConfiguration
{
    IConfigurationSection GetSection(string key);
}

/// <inheritdoc/>
internal interface IConfigurationSection : IConfiguration
{
    string Path { get; }
}

internal static class ConfigurationExtensions
{
    public static bool Exists(this IConfigurationSection section) => section.Path.Length > 0;
}

/// <summary>The order of keys in .NET configuration: numbers by their value, and before texts.</summary>
internal sealed class ConfigurationKeyComparer : IComparer<string>
{
    public static ConfigurationKeyComparer Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (isNumber, isOtherNumber) = (IsNumber(x, out var number), IsNumber(y, out var other));
        return isNumber && isOtherNumber ? number.CompareTo(other)
            : isNumber != isOtherNumber ? (isNumber ? -1 : 1)
            : string.Compare(x, y, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsNumber(string? text, out int number) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out number);
}
