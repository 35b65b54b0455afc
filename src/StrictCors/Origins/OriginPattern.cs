using System.Diagnostics.CodeAnalysis;
using StrictCors.Protocol;

namespace StrictCors.Origins;

/// <summary>One entry of <c>AllowedOrigins</c>, in its canonical spelling. <see cref="Matches"/> defines what an entry
/// covers; <c>OriginSet</c> (folder Matching) gives the same result for many entries at once.</summary>
internal sealed class OriginPattern
{
    /// <summary>The port of a pattern that ends in <c>:*</c>.</summary>
    public const int AnyPort = 0;

    public static readonly OriginPattern Any = new() { Kind = OriginPatternKind.Any, Text = "*" };
    public static readonly OriginPattern Null = new() { Kind = OriginPatternKind.Null, Text = "null" };

    private OriginPattern()
    {
    }

    public required OriginPatternKind Kind { get; init; }

    public required string Text { get; init; }

    public string Scheme { get; private init; } = "";

    /// <summary>The whole host of an exact pattern; of the others, what follows the leftmost label and its dot.</summary>
    /// <remarks>The host of an exact origin is cut out when it is first read: a list of a million origins does not also hold a million
    /// hosts.</remarks>
    public string Host { get => field ?? (SerializedOrigin.TryParse(Text, out var origin) ? origin.Host.ToString() : ""); private init; }

    /// <summary>What the leftmost label starts with, its hyphen included. Empty if the pattern has no prefix.</summary>
    public string Prefix { get; private init; } = "";

    /// <summary>What the leftmost label ends with, its hyphen included. Empty if the pattern has no suffix.</summary>
    public string Suffix { get; private init; } = "";

    /// <summary>The port with the scheme's default filled in, <see cref="AnyPort"/>, or <see cref="SerializedOrigin.NoPort"/>.</summary>
    public int Port { get; private init; }

    public bool IsWildcard => Kind is OriginPatternKind.Subdomains or OriginPatternKind.Label;

    /// <summary>Whether this is a serialised origin, so that it matches only its own text.</summary>
    public bool IsOrigin => Kind == OriginPatternKind.Exact && Port != AnyPort;

    /// <summary>Whether this is <c>null</c> or <c>file://</c>, which any page can have.</summary>
    public bool IdentifiesNobody => Kind == OriginPatternKind.Null || Scheme is "file";

    /// <summary>Only http and https have wildcards: the hosts of other schemes are names of extensions and apps, which have no
    /// hierarchy.</summary>
    public static bool HasWildcards(ReadOnlySpan<char> scheme) => scheme is "http" or "https";

    /// <summary>The pattern keeps the given string, not a copy.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out OriginPattern? pattern)
    {
        pattern = text switch
        {
            "*" => Any,
            "null" => Null,
            _ when SerializedOrigin.TryParse(text, out var origin) => IsListed(text, origin) ? Exact(text, origin) : null,
            _ when text.EndsWith("://*", StringComparison.Ordinal) && Schemes.HasAnyExtension(text.AsSpan(0, text.Length - 4)) =>
                new() { Kind = OriginPatternKind.AnyExtension, Text = text, Scheme = text[..^4], Host = "", Port = SerializedOrigin.NoPort },
            _ => ParseWildcard(text),
        };
        return pattern is not null;
    }

    public bool Matches(in SerializedOrigin origin)
    {
        if (Kind == OriginPatternKind.Any)
        {
            return true;
        }

        if (Kind == OriginPatternKind.Null || !origin.Scheme.SequenceEqual(Scheme) || (Port != AnyPort && Port != origin.Port))
        {
            return false;
        }

        return MatchesHost(origin.Host);
    }

    /// <summary>Whether the host matches. <see cref="OriginPatternKind.Any"/> and <see cref="OriginPatternKind.Null"/> have no host.</summary>
    public bool MatchesHost(ReadOnlySpan<char> host)
    {
        if (Kind == OriginPatternKind.AnyExtension)
        {
            return true;
        }

        if (Kind == OriginPatternKind.Exact)
        {
            return host.SequenceEqual(Host);
        }

        var labels = host.Length - Host.Length - 1;
        return labels > 0 && host[labels] == '.' && host.EndsWith(Host) && (Kind == OriginPatternKind.Subdomains || MatchesLabel(host[..labels]));
    }

    /// <summary>Whether a star covers this part of a label: it is not empty and has no underscore and no dot.</summary>
    public static bool IsStarPart(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAny('_', '.');

    private bool MatchesLabel(ReadOnlySpan<char> label) =>
        label.Length > Prefix.Length + Suffix.Length
        && label.StartsWith(Prefix) && label.EndsWith(Suffix)
        && IsStarPart(label[Prefix.Length..^Suffix.Length]);

    /// <summary>Whether an origin can be an entry: browsers send it, the scheme is not a slip, and the host has no dot that only a user who
    /// typed it has.</summary>
    private static bool IsListed(ReadOnlySpan<char> text, in SerializedOrigin origin) =>
        (text is SerializedOrigin.LocalFile || !Schemes.IsUnsent(origin.Scheme))
        && Schemes.Meant(origin.Scheme) is null
        && !(HasWildcards(origin.Scheme) && origin.Host is [.., '.']);

    private static OriginPattern Exact(string text, in SerializedOrigin origin) => new()
    {
        Kind = OriginPatternKind.Exact,
        Text = text,
        Scheme = origin.SchemeText,
        Port = origin.Port,
    };

    /// <summary>The forms that are not origins: a star in the host, a star for the port, or both.</summary>
    private static OriginPattern? ParseWildcard(string text)
    {
        var scheme = text.StartsWith("https://", StringComparison.Ordinal) ? "https" : "http";
        if (text.Length > SerializedOrigin.MaxLength || !text.StartsWith($"{scheme}://", StringComparison.Ordinal))
        {
            return null;
        }

        var authority = HostAndPort.Split(text.AsSpan(scheme.Length + 3));
        var host = authority.Host;
        var port = SerializedOrigin.DefaultPort(scheme);
        if (authority.HasPort)
        {
            if (authority.Port is "*")
            {
                port = AnyPort;
            }
            else if (!SerializedOrigin.TryParsePort(authority.Port, out var written) || written == port)
            {
                return null;
            }
            else
            {
                port = written;
            }
        }

        if (port == AnyPort && host is not [.., '.'] && HostGrammar.IsHost(host))
        {
            return new() { Kind = OriginPatternKind.Exact, Text = text, Scheme = scheme, Host = host.ToString(), Port = port };
        }

        return TrySplitStar(host, out var prefix, out var suffix, out var domain)
            ? new()
            {
                Kind = prefix.Length + suffix.Length == 0 ? OriginPatternKind.Subdomains : OriginPatternKind.Label,
                Text = text,
                Scheme = scheme,
                Host = domain.ToString(),
                Prefix = prefix.ToString(),
                Suffix = suffix.ToString(),
                Port = port,
            }
            : null;
    }

    /// <summary>One star, in the leftmost label, separated by a hyphen from the rest of that label; then a domain.
    /// A text that cannot match any host (too long even with one character for the star) is not a pattern.</summary>
    private static bool TrySplitStar(
        ReadOnlySpan<char> host, out ReadOnlySpan<char> prefix, out ReadOnlySpan<char> suffix, out ReadOnlySpan<char> domain)
    {
        prefix = suffix = domain = default;
        var star = host.IndexOf('*');
        var dot = host.IndexOf('.');
        if (star < 0 || dot < star || host.Length > HostGrammar.MaxDomainLength || dot > HostGrammar.MaxLabelLength)
        {
            return false;
        }

        prefix = host[..star];
        suffix = host[(star + 1)..dot];
        domain = host[(dot + 1)..];
        return (prefix.Length == 0 || (prefix.Length > 1 && prefix[^1] == '-' && HostGrammar.AreLabelCharacters(prefix)))
            && (suffix.Length == 0 || (suffix.Length > 1 && suffix[0] == '-' && HostGrammar.AreLabelCharacters(suffix)))
            && HostGrammar.IsDomain(domain);
    }
}
