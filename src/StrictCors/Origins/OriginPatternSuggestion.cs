using System.Net;
using System.Net.Sockets;

namespace StrictCors.Origins;

/// <summary>The pattern that somebody meant who wrote something else, or null where that cannot be told. It is only ever shown to a
/// person: StrictCors does not repair what it reads.</summary>
internal static class OriginPatternSuggestion
{
    public static string? Of(string text)
    {
        var lower = text.ToLowerInvariant();
        return OriginPattern.TryParse(lower, out _) ? lower : Of(WrittenOrigin.Read(text));
    }

    public static string? Of(in WrittenOrigin written)
    {
        if (RepairHost(written.Host) is not { } host || RepairScheme(written, host) is not { } scheme)
        {
            return null;
        }

        var suggestion = $"{scheme}://{host}{RepairPort(written.Port, scheme)}";
        return OriginPattern.TryParse(suggestion, out _) ? suggestion : null;
    }

    private static string? RepairScheme(in WrittenOrigin written, string host)
    {
        var scheme = written.Scheme.ToLowerInvariant();
        if (scheme.Length > 0)
        {
            return scheme switch
            {
                "ws" => "http",
                "wss" => "https",
                _ when scheme.Contains('*', StringComparison.Ordinal) => "https",
                _ => scheme,
            };
        }

        // A developer's own machine seldom has a certificate.
        if (HostGrammar.IsLoopback(host) || written.Port is "80")
        {
            return "http";
        }

        // "any", "self" and "undefined" name no host.
        return host.AsSpan().ContainsAny('.', ':') || !string.IsNullOrEmpty(written.Port) ? "https" : null;
    }

    /// <summary>The port with its colon, or nothing where the default is meant. What is no port stays what it is: then there is no suggestion.</summary>
    private static string RepairPort(string? port, string scheme)
    {
        if (string.IsNullOrEmpty(port) || (port == "*" && !OriginPattern.HasWildcards(scheme)))
        {
            return "";
        }

        var digits = port.TrimStart('0');
        return SerializedOrigin.TryParsePort(digits, out var number) && number == SerializedOrigin.DefaultPort(scheme) ? "" : $":{digits}";
    }

    private static string? RepairHost(string host)
    {
        if (host.Contains('*', StringComparison.Ordinal))
        {
            return RepairStar(host);
        }

        if (host.Contains(':', StringComparison.Ordinal))
        {
            return host.StartsWith('[') || !IsPortAmbiguous(host) ? RepairIpv6(host.Trim('[', ']')) : null;
        }

        var ascii = InternationalHost.ToAscii(host.TrimEnd('.'));
        if (ascii is ['.', ..])
        {
            // The spelling of cookies, which covers subdomains.
            return $"*{ascii}";
        }

        return ascii is not null && !HostGrammar.IsDomain(ascii) && IPAddress.TryParse(ascii, out var address) && address.AddressFamily == AddressFamily.InterNetwork
            ? address.ToString()
            : ascii;
    }

    /// <summary>"::1:8080" may be an address or an address with a port; "::1" is an address.</summary>
    private static bool IsPortAmbiguous(string host) => Ipv6Address.TryCanonicalize(host.AsSpan(0, host.LastIndexOf(':'))) is not null;

    private static string? RepairIpv6(string address) =>
        IPAddress.TryParse(address, out var mapped) && mapped.IsIPv4MappedToIPv6
            ? mapped.MapToIPv4().ToString()
            : Ipv6Address.TryCanonicalize(address) is { } canonical ? $"[{canonical}]" : null;

    private static string? RepairStar(string host)
    {
        var labels = host.TrimEnd('.').Split('.');
        var starred = Array.FindLastIndex(labels, label => label.Contains('*', StringComparison.Ordinal));
        if (starred == labels.Length - 1 || InternationalHost.ToAscii(string.Join('.', labels[(starred + 1)..])) is not { } domain)
        {
            return null;
        }

        // "*.*.example.com" is "*.example.com"; a star behind other labels has no counterpart.
        if (labels[..(starred + 1)].All(label => label.Length > 0 && !label.AsSpan().ContainsAnyExcept('*')))
        {
            return $"*.{domain}";
        }

        return starred == 0 && RepairLabel(labels[0].ToLowerInvariant()) is { } label ? $"{label}.{domain}" : null;
    }

    /// <summary>"app*" means "app-*"; "*example" in front of ".com" means "*.example".</summary>
    private static string? RepairLabel(string label)
    {
        var first = label.IndexOf('*', StringComparison.Ordinal);
        var last = label.LastIndexOf('*');
        var prefix = label[..first];
        var suffix = label[(last + 1)..];
        if (label.AsSpan(first, last - first).ContainsAnyExcept('*') || prefix.EndsWith('_') || suffix.StartsWith('_'))
        {
            return null;
        }

        return (prefix, suffix) switch
        {
            ("", not ['-', ..]) => $"*.{suffix}",
            (not "" and not [.., '-'], _) => RepairLabel($"{prefix}-*{suffix}"),
            (_, not "" and not ['-', ..]) => $"{prefix}*-{suffix}",
            _ => $"{prefix}*{suffix}",
        };
    }
}
