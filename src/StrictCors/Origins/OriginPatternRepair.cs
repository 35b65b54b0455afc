using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace StrictCors.Origins;

/// <summary>The pattern that somebody meant who wrote something else, or null where that cannot be told. It is only ever shown to a
/// person: StrictCors does not repair what it reads.</summary>
internal static partial class OriginPatternRepair
{
    private static readonly SearchValues<char> RegularExpressionCharacters = SearchValues.Create("^$(){}|+?");

    public static string? Of(string text)
    {
        text = text.Trim();
        var match = SchemePart().Match(text);
        var scheme = match.Groups["scheme"].Value.ToLowerInvariant() switch
        {
            "ws" => "http",
            "wss" => "https",
            var star when star.Contains('*', StringComparison.Ordinal) => "https",
            var other => other,
        };
        var rest = text[match.Length..].TrimStart('/');
        var end = rest.AsSpan().IndexOfAny("/?#\\");
        var authority = end < 0 ? rest : rest[..end];
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        var (host, port) = SplitPort(authority);
        if (RepairHost(host) is not { } repaired)
        {
            return null;
        }

        if (scheme.Length == 0)
        {
            // A developer's own machine seldom has a certificate.
            scheme = HostGrammar.IsLoopback(repaired) ? "http" : "https";
        }

        port = RepairPort(port, scheme);
        var suggestion = port is null ? $"{scheme}://{repaired}" : $"{scheme}://{repaired}:{port}";
        return OriginPattern.TryParse(suggestion, out _) ? suggestion : null;
    }

    /// <summary>`^https://.*\.example\.com$` means <c>https://*.example.com</c>; what is not so plain has no suggestion.</summary>
    public static string? FromRegularExpression(string text)
    {
        var plain = text.Trim('^', '$', '/').Replace("\\/", "/", StringComparison.Ordinal);
        plain = AnyText().Replace(plain, "*");
        plain = plain.Replace("https?:", "https:", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);
        return plain.AsSpan().ContainsAny(RegularExpressionCharacters) ? null : Of(plain);
    }

    /// <summary>Host and port, cut at the last colon that is not inside an IPv6 address.</summary>
    public static (string Host, string? Port) SplitPort(string authority)
    {
        var colon = authority.LastIndexOf(':');
        return colon > authority.LastIndexOf(']') ? (authority[..colon], authority[(colon + 1)..]) : (authority, null);
    }

    private static string? RepairPort(string? port, string scheme)
    {
        var digits = port?.TrimStart('0');
        return string.IsNullOrEmpty(digits) || (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == SerializedOrigin.DefaultPort(scheme))
            ? null
            : digits;
    }

    private static string? RepairHost(string host)
    {
        if (host.StartsWith('['))
        {
            var inner = host.Trim('[', ']');
            return IPAddress.TryParse(inner, out var mapped) && mapped.IsIPv4MappedToIPv6
                ? mapped.MapToIPv4().ToString()
                : Ipv6Address.TryCanonicalize(inner) is { } canonical ? $"[{canonical}]" : null;
        }

        if (host.Contains('*', StringComparison.Ordinal))
        {
            return RepairStar(host);
        }

        var ascii = ToAscii(host.TrimEnd('.'));
        return ascii is not null && !HostGrammar.IsDomain(ascii) && IPAddress.TryParse(ascii, out var address) && address.AddressFamily == AddressFamily.InterNetwork
            ? address.ToString()
            : ascii;
    }

    private static string? RepairStar(string host)
    {
        var labels = host.TrimEnd('.').Split('.');
        var stars = Array.FindLastIndex(labels, label => label.Contains('*', StringComparison.Ordinal));

        // "*.*.example.com" is "*.example.com"; a star behind other labels has no counterpart.
        if (labels[..stars].Any(label => label.AsSpan().ContainsAnyExcept('*')) || stars == labels.Length - 1)
        {
            return null;
        }

        if (ToAscii(string.Join('.', labels[(stars + 1)..])) is not { } domain)
        {
            return null;
        }

        var star = labels[stars].ToLowerInvariant();
        var prefix = star[..star.IndexOf('*', StringComparison.Ordinal)].TrimEnd('-');
        var suffix = star[(star.LastIndexOf('*') + 1)..];

        // "*example.com" wanted the dot, "*-app.example.com" has its hyphen.
        var label = (prefix.Length > 0, suffix) switch
        {
            (false, "") => "*",
            (true, "") => $"{prefix}-*",
            (false, ['-', ..]) => $"*{suffix}",
            (false, _) => $"*.{suffix}",
            (true, _) => $"{prefix}-*-{suffix.TrimStart('-')}",
        };
        return $"{label}.{domain}";
    }

    private static string? ToAscii(string host)
    {
        try
        {
            return new IdnMapping().GetAscii(host.ToLowerInvariant());
        }
        catch (ArgumentException)
        {
            // Not an international name either; GetAscii has no Try form. An underscore, for one, is none of its business.
            return System.Text.Ascii.IsValid(host) ? host.ToLowerInvariant() : null;
        }
    }

    [GeneratedRegex(@"^(?<scheme>[A-Za-z*][A-Za-z0-9+.*-]*):/+|^(?<scheme>https?):(?!\d)|^//", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SchemePart();

    [GeneratedRegex(@"\(?(\.|\[[^\]]*\]|\\w)[*+]\)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AnyText();
}
