using System.Globalization;

namespace StrictCors.Testing.Fetch;

/// <summary>The client hints that the standard once listed. Chromium still has them: with these values they need no permission, and a redirect to
/// another origin drops them.</summary>
/// <remarks>services/network/public/cpp/cors/cors.cc.</remarks>
internal static class ClientHints
{
    /// <summary>Whether a redirect to another origin than the page's drops the header.</summary>
    public static bool IsDropped(string name, EngineRules rules) =>
        rules.SafelistsClientHints
        && name.ToLowerInvariant() is "device-memory" or "downlink" or "dpr" or "ect" or "rtt" or "viewport-width" or "width";

    /// <param name="name">In lower case.</param>
    /// <param name="value">As the page has set it.</param>
    public static bool IsSafelisted(string name, string value) => name switch
    {
        "save-data" => value.Equals("on", StringComparison.OrdinalIgnoreCase),
        "device-memory" or "downlink" or "dpr" => double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
        "rtt" or "viewport-width" or "width" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        "ect" => value is "slow-2g" or "2g" or "3g" or "4g",
        _ => false,
    };
}
