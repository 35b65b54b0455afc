using System.Buffers;
using System.Text;

namespace StrictCors.Origins;

/// <summary>Finds the first fault in the parts of a written origin, from left to right.</summary>
internal static class WrittenOriginDiagnosis
{
    private static readonly SearchValues<char> StarsAndDigits = SearchValues.Create("*0123456789");

    public static OriginPatternFault FindFault(in WrittenOrigin written)
    {
        var scheme = written.Scheme.ToLowerInvariant();
        var meant = Schemes.Meant(scheme);
        var isWeb = meant is not null || scheme.Length == 0 || scheme.Contains('*', StringComparison.Ordinal) || OriginPattern.HasWildcards(scheme);
        if (isWeb && IsAnyHost(written.Host))
        {
            return OriginPatternFault.AnyHost;
        }

        return written switch
        {
            { HasTwoHosts: true } => OriginPatternFault.TwoHosts,
            { IsAddressRange: true } => OriginPatternFault.AddressRange,
            { IsNumber: true, Scheme: "" } => OriginPatternFault.NotAnOrigin,
            { Scheme: "" } => OriginPatternFault.SchemeMissing,
            _ when scheme.Contains('*', StringComparison.Ordinal) => OriginPatternFault.WildcardScheme,
            _ when Schemes.IsWebSocket(scheme) => OriginPatternFault.WebSocketScheme,
            _ when meant is not null => OriginPatternFault.MisspelledScheme,
            _ when !SerializedOrigin.IsScheme(scheme) => OriginPatternFault.InvalidScheme,
            { Separator: not WrittenOrigin.RightSeparator } => OriginPatternFault.WrongSeparator,
            { UserInformation: not null } => OriginPatternFault.UserInformation,
            { Path: "/" } => OriginPatternFault.TrailingSlash,
            { Path: not "" } => OriginPatternFault.Path,
            _ => InAuthority(written, isWeb),
        };
    }

    private static OriginPatternFault InAuthority(in WrittenOrigin written, bool isWeb)
    {
        var (scheme, host, port) = (written.Scheme, written.Host, written.Port);
        if (!isWeb && (host.Contains('*', StringComparison.Ordinal) || port is "*"))
        {
            return OriginPatternFault.StarWithOtherScheme;
        }

        if (isWeb && !Ascii.IsValid(host))
        {
            return OriginPatternFault.NotPunycode;
        }

        if (scheme.AsSpan().ContainsAnyInRange('A', 'Z') || host.AsSpan().ContainsAnyInRange('A', 'Z'))
        {
            return isWeb ? OriginPatternFault.UpperCase : OriginPatternFault.OpaqueUpperCase;
        }

        return InPort(port, scheme) ?? (isWeb ? InHost(host) : OriginPatternFault.NotAnOrigin);
    }

    private static OriginPatternFault? InPort(string? port, string scheme)
    {
        if (port is null or "*")
        {
            return null;
        }

        if (!SerializedOrigin.TryParsePort(port, out var number))
        {
            return OriginPatternFault.InvalidPort;
        }

        return number == SerializedOrigin.DefaultPort(scheme)
            ? OriginPatternFault.DefaultPort
            : null;
    }

    private static OriginPatternFault InHost(string host)
    {
        if (host.EndsWith('.'))
        {
            return OriginPatternFault.TrailingDot;
        }

        if (host.StartsWith('.'))
        {
            return OriginPatternFault.LeadingDot;
        }

        if (host.Length > HostGrammar.MaxDomainLength || host.Split('.').Any(label => label.Length > HostGrammar.MaxLabelLength))
        {
            return OriginPatternFault.HostTooLong;
        }

        return host.Contains('*', StringComparison.Ordinal) ? InStarredHost(host) : InPlainHost(host);
    }

    private static OriginPatternFault InStarredHost(string host)
    {
        var labels = host.Split('.');
        if (host.StartsWith('[') || labels.All(label => !label.AsSpan().ContainsAnyExcept(StarsAndDigits)))
        {
            return OriginPatternFault.StarInAddress;
        }

        if (labels.Length == 1)
        {
            return OriginPatternFault.StarWithoutDomain;
        }

        if (host.LastIndexOf('*') != host.IndexOf('*', StringComparison.Ordinal) || host.LastIndexOf('*') > labels[0].Length)
        {
            return OriginPatternFault.StarNotLeftmost;
        }

        return HostGrammar.IsDomain(string.Join('.', labels.Skip(1)))
            ? OriginPatternFault.StarTouchesLetter
            : OriginPatternFault.StarWithoutValidDomain;
    }

    private static OriginPatternFault InPlainHost(string host)
    {
        if (host.StartsWith('[') || Ipv6Address.TryCanonicalize(host) is not null)
        {
            return OriginPatternFault.Ipv6Spelling;
        }

        // A domain whose last label is a number is an address (URL standard, "ends in a number").
        var lastLabel = host[(host.LastIndexOf('.') + 1)..];
        return lastLabel.Length > 0 && char.IsAsciiDigit(lastLabel[0]) && HostGrammar.IsLabel(lastLabel) && !HostGrammar.IsDomain(lastLabel)
            ? OriginPatternFault.Ipv4Spelling
            : OriginPatternFault.NotAnOrigin;
    }

    /// <summary>Stars for every label: "*", "*.*".</summary>
    private static bool IsAnyHost(string host) => host.Contains('*', StringComparison.Ordinal) && !host.AsSpan().ContainsAnyExcept('*', '.');
}
