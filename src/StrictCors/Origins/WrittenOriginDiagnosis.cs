using System.Buffers;
using System.Text;

namespace StrictCors.Origins;

/// <summary>The first fault in the parts of what somebody wrote, from left to right.</summary>
internal static class WrittenOriginDiagnosis
{
    private static readonly (OriginPatternFault, string) AnyHost = (OriginPatternFault.AnyHost, "Any host cannot be written; '*' alone allows every origin.");

    private static readonly SearchValues<char> StarsAndDigits = SearchValues.Create("*0123456789");

    public static (OriginPatternFault Fault, string Message) First(in WrittenOrigin written)
    {
        var scheme = written.Scheme.ToLowerInvariant();
        var isWeb = scheme.Length == 0 || scheme.Contains('*', StringComparison.Ordinal) || OriginPattern.HasWildcards(scheme);
        if (isWeb && IsAnyHost(written.Host))
        {
            return AnyHost;
        }

        return written switch
        {
            { Scheme: "" } => (OriginPatternFault.SchemeMissing, "The scheme is missing: an origin is scheme://host[:port]."),
            _ when scheme.Contains('*', StringComparison.Ordinal) => (OriginPatternFault.WildcardScheme, "One entry per scheme: a scheme has no star."),
            _ when UnsentSchemes.IsWebSocket(scheme) => (OriginPatternFault.WebSocketScheme, "A WebSocket handshake carries the page's origin, whose scheme is http or https."),
            _ when !SerializedOrigin.IsScheme(scheme) => (OriginPatternFault.NoOrigin, "A scheme is letters, digits, '+', '-' and '.', at most 64, the first a letter."),
            { Separator: not WrittenOrigin.RightSeparator } => (OriginPatternFault.NoOrigin, "Between scheme and host stands '://', once."),
            { UserInformation: not null } => (OriginPatternFault.UserInformation, "No user information: it is no part of an origin."),
            { Path: "/" } => (OriginPatternFault.Path, "Remove the trailing slash."),
            { Path: not "" } => (OriginPatternFault.Path, "An origin has no path, query or fragment."),
            _ => InAuthority(written, isWeb),
        };
    }

    private static (OriginPatternFault Fault, string Message) InAuthority(in WrittenOrigin written, bool isWeb)
    {
        var (scheme, host, port) = (written.Scheme, written.Host, written.Port);
        if (!isWeb && (host.Contains('*', StringComparison.Ordinal) || port is "*"))
        {
            return (OriginPatternFault.StarNotAllowedHere, "Only http and https origins have wildcards; others are listed exactly.");
        }

        if (!Ascii.IsValid(host))
        {
            return (OriginPatternFault.NotPunycode, "Browsers send international names in Punycode.");
        }

        if (scheme.AsSpan().ContainsAnyInRange('A', 'Z') || host.AsSpan().ContainsAnyInRange('A', 'Z'))
        {
            return (OriginPatternFault.UpperCase, "Browsers send scheme and host in lower case.");
        }

        return InPort(port, scheme) ?? InHost(host);
    }

    private static (OriginPatternFault Fault, string Message)? InPort(string? port, string scheme)
    {
        if (port is null or "*")
        {
            return null;
        }

        if (!SerializedOrigin.TryParsePort(port, out var number))
        {
            return (OriginPatternFault.InvalidPort, "A port is a decimal number from 1 to 65535 without leading zeros, or '*'.");
        }

        return number == SerializedOrigin.DefaultPort(scheme)
            ? (OriginPatternFault.DefaultPort, $"{port} is the default port of {scheme}, which browsers leave out.")
            : null;
    }

    private static (OriginPatternFault Fault, string Message) InHost(string host)
    {
        if (host.EndsWith('.'))
        {
            return (OriginPatternFault.TrailingDot, "Remove the trailing dot of the host.");
        }

        if (host.StartsWith('.'))
        {
            return (OriginPatternFault.NoOrigin, "No leading dot: '*.' stands for any subdomain.");
        }

        if (host.Length > HostGrammar.MaxDomainLength || host.Split('.').Any(label => label.Length > HostGrammar.MaxLabelLength))
        {
            return (OriginPatternFault.NoOrigin, $"A host has at most {HostGrammar.MaxDomainLength} characters, each of its labels at most {HostGrammar.MaxLabelLength}.");
        }

        return host.Contains('*', StringComparison.Ordinal) ? InStarredHost(host) : InPlainHost(host);
    }

    private static (OriginPatternFault Fault, string Message) InStarredHost(string host)
    {
        var labels = host.Split('.');
        if (host.StartsWith('[') || labels.All(label => !label.AsSpan().ContainsAnyExcept(StarsAndDigits)))
        {
            return (OriginPatternFault.StarNotAllowedHere, "No star in an IP address: list the addresses.");
        }

        if (labels.Length == 1)
        {
            return (OriginPatternFault.MisplacedStar, "A star needs a domain behind it: '*.example.com'.");
        }

        if (host.LastIndexOf('*') != host.IndexOf('*', StringComparison.Ordinal) || host.LastIndexOf('*') > labels[0].Length)
        {
            return (OriginPatternFault.MisplacedStar, "The star belongs in the leftmost label, once; '*.' covers one or more labels.");
        }

        return HostGrammar.IsDomain(string.Join('.', labels[1..]))
            ? (OriginPatternFault.MisplacedStar, "The star never touches a letter: '*.' stands for any subdomain, 'app-*.' for a prefix, '*-app.' for a suffix.")
            : (OriginPatternFault.StarNotAllowedHere, "What follows the label with the star is no domain.");
    }

    private static (OriginPatternFault Fault, string Message) InPlainHost(string host)
    {
        if (host.StartsWith('[') || Ipv6Address.TryCanonicalize(host) is not null)
        {
            return (OriginPatternFault.AddressSpelling, "An IPv6 address stands in brackets, compressed and in lower case, without a zone, and not IPv4-mapped (RFC 5952).");
        }

        // A domain whose last label is a number is an address (URL standard, "ends in a number").
        var lastLabel = host[(host.LastIndexOf('.') + 1)..];
        return lastLabel.Length > 0 && char.IsAsciiDigit(lastLabel[0]) && HostGrammar.IsLabel(lastLabel) && !HostGrammar.IsDomain(lastLabel)
            ? (OriginPatternFault.AddressSpelling, "An IPv4 address is four decimal numbers from 0 to 255 without leading zeros.")
            : (OriginPatternFault.NoOrigin, "This is no origin: scheme://host[:port], where the host has labels of letters, digits, hyphens and underscores.");
    }

    /// <summary>Stars for every label: "*", "*.*".</summary>
    private static bool IsAnyHost(string host) => host.Contains('*', StringComparison.Ordinal) && !host.AsSpan().ContainsAnyExcept('*', '.');
}
