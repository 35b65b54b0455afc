using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace StrictCors.Tests.Properties;

/// <summary>The specification read a second time, by other means: regular expressions for the grammar and for what a pattern covers.
/// Slow and plain; it shares no line with the parser.</summary>
internal static partial class PlainReading
{
    public static bool IsOrigin(string text)
    {
        var match = Origin().Match(text);
        if (text.Length > 326 || !match.Success)
        {
            return false;
        }

        if (text == "file://")
        {
            return true;
        }

        var port = match.Groups["port"].Value;
        var defaultPort = match.Groups["scheme"].Value switch
        {
            "http" => "80",
            "https" => "443",
            _ => null,
        };
        return (port.Length == 0 || (port != defaultPort && int.Parse(port, CultureInfo.InvariantCulture) <= 65535))
            && (defaultPort is null ? match.Groups["host"].Value[0] != '[' : IsHost(match.Groups["host"].Value));
    }

    /// <summary>Whether the pattern, which is one, covers the origin, which is one.</summary>
    public static bool Covers(string pattern, string origin)
    {
        if (pattern.EndsWith("extension://*", StringComparison.Ordinal) || pattern.EndsWith("webview://*", StringComparison.Ordinal))
        {
            return Regex.IsMatch(origin, $@"\A{Regex.Escape(pattern[..^1])}[a-z0-9._~-]+\z", RegexOptions.CultureInvariant);
        }

        var anyPort = pattern.EndsWith(":*", StringComparison.Ordinal);
        var rest = Regex.Escape(anyPort ? pattern[..^2] : pattern);
        var star = rest.Contains(@"://\*\.", StringComparison.Ordinal)
            ? rest.Replace(@"\*\.", @"(?:[a-z0-9_-]+\.)+", StringComparison.Ordinal)
            : rest.Replace(@"\*", "[a-z0-9-]+", StringComparison.Ordinal);
        return Regex.IsMatch(origin, $@"\A{star}{(anyPort ? "(?::[0-9]+)?" : "")}\z", RegexOptions.CultureInvariant);
    }

    private static bool IsHost(string host)
    {
        if (host.StartsWith('['))
        {
            return IPAddress.TryParse(host, out var address) && !address.IsIPv4MappedToIPv6 && host == $"[{Compressed(address)}]";
        }

        var labels = (host.EndsWith('.') ? host[..^1] : host).Split('.');
        return Number().IsMatch(labels[^1]) ? Ipv4().IsMatch(host)
            : host.Length <= 253 && Array.TrueForAll(labels, label => Label().IsMatch(label));
    }

    /// <summary>RFC 5952 §4: no leading zeros, lower case, the first of the longest runs of two or more zero groups shortened.</summary>
    private static string Compressed(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        var full = string.Join(':',
            Enumerable.Range(0, 8).Select(i => ((bytes[2 * i] << 8) | bytes[(2 * i) + 1]).ToString("x", CultureInfo.InvariantCulture)));
        var runs = ZeroRun().Matches(full);
        if (runs.Count == 0)
        {
            return full;
        }

        var longest = runs.MaxBy(run => run.Length)!;
        return $"{full[..longest.Index].TrimEnd(':')}::{full[(longest.Index + longest.Length)..].TrimStart(':')}";
    }

    [GeneratedRegex(@"\A(?:(?<scheme>[a-z][a-z0-9+.-]{0,63})://(?<host>\[[0-9a-f:]+\]|[a-z0-9._~-]{1,253})(?::(?<port>[1-9][0-9]{0,4}))?|file://)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Origin();

    [GeneratedRegex(@"\A[a-z0-9_-]{1,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\A(?:[0-9]+|0x[0-9a-f]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\A(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.(?!\z)|\z)){4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ipv4();

    [GeneratedRegex(@"\b0(?::0)+\b", RegexOptions.CultureInvariant)]
    private static partial Regex ZeroRun();
}
