using System.Buffers;

namespace StrictCors.Origins;

/// <summary>The hosts of serialised origins, in the one spelling that browsers send (URL standard, host serialising).</summary>
internal static class HostGrammar
{
    public const int MaxDomainLength = 253;
    public const int MaxLabelLength = 63;

    // RFC 952 does not allow an underscore in a host name, but the URL standard does and browsers send it.
    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_");
    // The host of a scheme that is not special to the URL standard is opaque: any of these characters, in any place (app://., app://-).
    private static readonly SearchValues<char> OpaqueHostCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_.~");
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>A host of http or https. A domain may end in a dot: browsers keep the dot that a user typed.</summary>
    public static bool IsHost(ReadOnlySpan<char> host) =>
        host is ['[', .., ']'] ? Ipv6Address.IsCanonical(host[1..^1])
        : IsDomain(host) || IsIpv4(host) || (host is [.., '.'] && host.Length <= MaxDomainLength && IsDomain(host[..^1]));

    /// <summary>A host of any other scheme. It has no labels and is not an address.</summary>
    public static bool IsOpaqueHost(ReadOnlySpan<char> host) =>
        host.Length is > 0 and <= MaxDomainLength && !host.ContainsAnyExcept(OpaqueHostCharacters);

    /// <summary>Labels joined by dots, no trailing dot. A name whose last label is a number is an IPv4 address or invalid
    /// (URL standard, "ends in a number"), so it is not a domain.</summary>
    public static bool IsDomain(ReadOnlySpan<char> host)
    {
        if (host.Length > MaxDomainLength)
        {
            return false;
        }

        // Letters are tested first, because nearly all characters are letters.
        var start = 0;
        for (var i = 0; i < host.Length; i++)
        {
            var character = host[i];
            if (char.IsAsciiLetterLower(character))
            {
                continue;
            }

            if (character == '.')
            {
                if (!HasLabelShape(host[start..i]))
                {
                    return false;
                }

                start = i + 1;
            }
            else if (!char.IsAsciiDigit(character) && character is not ('-' or '_'))
            {
                return false;
            }
        }

        var last = host[start..];
        return HasLabelShape(last) && !IsNumber(last);
    }

    /// <summary>Hyphens at the edges and `--` in positions 3 and 4 are valid: browsers send them.</summary>
    public static bool IsLabel(ReadOnlySpan<char> label) => HasLabelShape(label) && AreLabelCharacters(label);

    public static bool AreLabelCharacters(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(LabelCharacters);

    /// <summary>Four decimal octets without leading zeros: the only spelling in which an IPv4 address is serialised.</summary>
    public static bool IsIpv4(ReadOnlySpan<char> host)
    {
        for (var octet = 0; octet < 3; octet++)
        {
            var dot = host.IndexOf('.');
            if (dot < 0 || !IsOctet(host[..dot]))
            {
                return false;
            }

            host = host[(dot + 1)..];
        }

        return IsOctet(host);
    }

    /// <summary>The hosts that never leave the machine: 127.0.0.0/8, [::1], localhost and its subdomains (RFC 6761 §6.3).</summary>
    public static bool IsLoopback(ReadOnlySpan<char> host) =>
        host is "localhost" or "[::1]" || host.EndsWith(".localhost") || (host.StartsWith("127.") && IsIpv4(host));

    private static bool HasLabelShape(ReadOnlySpan<char> label) => label.Length is > 0 and <= MaxLabelLength;

    private static bool IsOctet(ReadOnlySpan<char> text) => text switch
    {
        [var a] => char.IsAsciiDigit(a),
        [>= '1' and <= '9', var b] => char.IsAsciiDigit(b),
        ['1', var b, var c] => char.IsAsciiDigit(b) && char.IsAsciiDigit(c),
        ['2', >= '0' and <= '4', var c] => char.IsAsciiDigit(c),
        ['2', '5', >= '0' and <= '5'] => true,
        _ => false,
    };

    private static bool IsNumber(ReadOnlySpan<char> label) =>
        char.IsAsciiDigit(label[0]) && (!label.ContainsAnyExcept(Digits) || (label.StartsWith("0x") && !label[2..].ContainsAnyExcept(HexDigits)));
}
