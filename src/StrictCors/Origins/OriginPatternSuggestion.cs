using System.Net;
using System.Net.Sockets;

namespace StrictCors.Origins;

/// <summary>The pattern that a misspelt text most likely means, or null if that is not clear. It is only shown to people: StrictCors does
/// not repair what it reads.</summary>
internal static class OriginPatternSuggestion
{
    public static string? Suggest(string text)
    {
        var lower = text.ToLowerInvariant();
        return OriginPattern.TryParse(lower, out _) ? lower : Suggest(WrittenOrigin.Read(text));
    }

    public static string? Suggest(in WrittenOrigin written)
    {
        if (written.HasTwoHosts || written.IsAddressRange || written.IsNumber
            || RepairHost(written) is not { } host || RepairScheme(written, host) is not { } scheme)
        {
            return null;
        }

        var suggestion = $"{scheme}://{host}{RepairPort(written.Port, scheme)}";
        return OriginPattern.TryParse(suggestion, out _) ? suggestion : null;
    }

    /// <summary>Whether the suggestion has a wildcard that the text does not have, or one that replaces several. A wildcard in a scheme or a
    /// path is not one of the origin.</summary>
    public static bool Widens(string text, string suggestion)
    {
        var from = WrittenOrigin.Read(text.Trim());
        var to = WrittenOrigin.Read(suggestion);
        return (Stars(to.Host) > 0 && Stars(to.Host) != Stars(from.Host)) || Stars(to.Port ?? "") > Stars(from.Port ?? "");
    }

    /// <summary>Adjacent stars are one.</summary>
    private static int Stars(string text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            count += text[i] == '*' && (i == 0 || text[i - 1] != '*') ? 1 : 0;
        }

        return count;
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
                _ => Schemes.Meant(scheme) ?? scheme,
            };
        }

        // A developer's own machine seldom has a certificate.
        if (HostGrammar.IsLoopback(host) || written.Port is "80")
        {
            return "http";
        }

        // "any", "self" and "undefined" are not hosts.
        return host.AsSpan().ContainsAny('.', ':') || !string.IsNullOrEmpty(written.Port) ? "https" : null;
    }

    /// <summary>The port with its colon, or nothing if it is the default. A text that is not a port is kept: then there is no suggestion.</summary>
    private static string RepairPort(string? port, string scheme)
    {
        if (port is null or "" || (port == "*" && !OriginPattern.HasWildcards(scheme)))
        {
            return "";
        }

        var digits = port.TrimStart('0');
        return SerializedOrigin.TryParsePort(digits, out var number) && number == SerializedOrigin.DefaultPort(scheme) ? "" : $":{digits}";
    }

    private static string? RepairHost(in WrittenOrigin written)
    {
        var host = written.Host;
        var scheme = written.Scheme.ToLowerInvariant();
        if (SerializedOrigin.IsScheme(scheme) && !OriginPattern.HasWildcards(scheme) && Schemes.Meant(scheme) is null
            && !Schemes.IsWebSocket(scheme))
        {
            // Opaque: it has no labels and is not an address.
            return host.ToLowerInvariant();
        }

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
            // In cookies, a leading dot covers subdomains.
            return $"*{ascii}";
        }

        return ascii is not null && !HostGrammar.IsDomain(ascii)
            && IPAddress.TryParse(ascii, out var address) && address.AddressFamily == AddressFamily.InterNetwork
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
        if (starred == labels.Length - 1 || InternationalHost.ToAscii(string.Join('.', labels.Skip(starred + 1))) is not { } domain)
        {
            return null;
        }

        // "*.*.example.com" is "*.example.com"; a star after other labels has no equivalent.
        if (labels.Take(starred + 1).All(label => label.Length > 0 && !label.AsSpan().ContainsAnyExcept('*')))
        {
            return $"*.{domain}";
        }

        return starred == 0 && RepairLabel(labels[0].ToLowerInvariant()) is { } label ? $"{label}.{domain}" : null;
    }

    /// <summary>"app*" means "app-*"; "*example" before ".com" means "*.example".</summary>
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
