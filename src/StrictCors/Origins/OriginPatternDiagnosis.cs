using System.Buffers;

namespace StrictCors.Origins;

/// <summary>What is wrong with a text that is no pattern, and what to write instead. Only configuration comes here, never a request:
/// a request's origin is a serialised origin or it is malformed.</summary>
internal readonly record struct OriginPatternDiagnosis(OriginPatternFault Fault, string Message, string? Suggestion)
{
    // Past this length a text is not looked into: there is no origin to suggest.
    private const int MaxDiagnosedLength = 4096;

    private static readonly SearchValues<char> RegularExpressionCharacters = SearchValues.Create("^$\\(){}|");
    private static readonly SearchValues<char> Separators = SearchValues.Create(",; \t\r\n");
    private static readonly SearchValues<char> PathStarts = SearchValues.Create("/?#\\");
    private static readonly string[] OpaqueSchemes = ["file", "data", "blob", "about", "javascript", "mailto", "filesystem"];

    public static OriginPatternDiagnosis Of(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            return new(OriginPatternFault.Empty, "An entry is empty.", "remove the entry");
        }

        if (trimmed.Length > MaxDiagnosedLength)
        {
            return new(OriginPatternFault.NoOrigin, $"An origin has at most {SerializedOrigin.MaxLength} characters.", null);
        }

        if (IsRegularExpression(trimmed))
        {
            var plain = OriginPatternRepair.FromRegularExpression(trimmed);
            return new(OriginPatternFault.RegularExpression, "Regular expressions are not read. A star stands for one or more labels: '*.'.", plain);
        }

        if (trimmed.AsSpan().ContainsAny(Separators))
        {
            var parts = trimmed.Split([',', ';', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
            var each = parts.Select(part => OriginPatternRepair.Of(part) ?? part);
            return new(OriginPatternFault.SeveralOrigins, "One origin per entry.", string.Join(", ", each.Select(part => $"\"{part}\"")));
        }

        var (fault, message) = trimmed.Length < text.Length
            ? (OriginPatternFault.WhiteSpace, "Remove the white space around the origin.")
            : Diagnose(trimmed);
        var suggestion = fault switch
        {
            OriginPatternFault.AnyHost => "*",
            OriginPatternFault.OpaqueScheme => "null",
            _ => OriginPatternRepair.Of(trimmed),
        };
        return new(fault, message, suggestion);
    }

    private static bool IsRegularExpression(string text) =>
        text.AsSpan().ContainsAny(RegularExpressionCharacters)
        || text.StartsWith("https?:", StringComparison.Ordinal)
        || text.Contains("://.*", StringComparison.Ordinal)
        || text.Contains("://.+", StringComparison.Ordinal);

    private static (OriginPatternFault Fault, string Message) Diagnose(string text)
    {
        var schemeEnd = text.IndexOf(':', StringComparison.Ordinal);
        var scheme = schemeEnd < 0 ? "" : text[..schemeEnd];
        if (OpaqueSchemes.Contains(scheme, StringComparer.OrdinalIgnoreCase))
        {
            return (OriginPatternFault.OpaqueScheme, $"A page from '{scheme}:' has an opaque origin, which browsers send as 'null' (to allow it, DangerouslyAllowNullOrigin must be true).");
        }

        if (!text.Contains("://", StringComparison.Ordinal))
        {
            return text is ['*', ':', ..]
                ? (OriginPatternFault.AnyHost, "Any host cannot be written; '*' alone allows every origin.")
                : (OriginPatternFault.SchemeMissing, "The scheme is missing: an origin is scheme://host[:port].");
        }

        if (scheme.Contains('*', StringComparison.Ordinal))
        {
            return (OriginPatternFault.WildcardScheme, "A scheme has no star: one entry per scheme.");
        }

        if (scheme.Equals("ws", StringComparison.OrdinalIgnoreCase) || scheme.Equals("wss", StringComparison.OrdinalIgnoreCase))
        {
            return (OriginPatternFault.WebSocketScheme, "A WebSocket handshake carries the origin of the page, whose scheme is http or https.");
        }

        var rest = text[(schemeEnd + 3)..];
        var pathStart = rest.AsSpan().IndexOfAny(PathStarts);
        var authority = pathStart < 0 ? rest : rest[..pathStart];
        if (authority.Contains('@', StringComparison.Ordinal))
        {
            return (OriginPatternFault.UserInformation, "An origin has no user information.");
        }

        if (pathStart >= 0)
        {
            return (OriginPatternFault.Path, rest[pathStart..] == "/" ? "Remove the trailing slash." : "An origin has no path, query or fragment.");
        }

        return DiagnoseAuthority(scheme, authority);
    }

    private static (OriginPatternFault Fault, string Message) DiagnoseAuthority(string scheme, string authority)
    {
        var (host, port) = OriginPatternRepair.SplitPort(authority);
        if (host == "*")
        {
            return (OriginPatternFault.AnyHost, "Any host cannot be written; '*' alone allows every origin.");
        }

        if (!System.Text.Ascii.IsValid(authority))
        {
            return (OriginPatternFault.NotPunycode, "Browsers send international names in Punycode.");
        }

        if (scheme.AsSpan().ContainsAnyInRange('A', 'Z') || authority.AsSpan().ContainsAnyInRange('A', 'Z'))
        {
            return (OriginPatternFault.UpperCase, "Browsers send scheme and host in lower case.");
        }

        if (authority.Contains('*', StringComparison.Ordinal) && scheme is not ("http" or "https"))
        {
            return (OriginPatternFault.StarNotAllowedHere, "Only http and https origins have wildcards; others are listed exactly.");
        }

        if (port is not null && port == DefaultPort(scheme))
        {
            return (OriginPatternFault.DefaultPort, $"{port} is the default port of {scheme}, which browsers leave out.");
        }

        if (port is not null && port != "*" && !SerializedOrigin.TryParsePort(port, out _))
        {
            return (OriginPatternFault.InvalidPort, "A port is a decimal number from 1 to 65535 without leading zeros, or '*'.");
        }

        if (host.EndsWith('.'))
        {
            return (OriginPatternFault.TrailingDot, "Remove the trailing dot of the host.");
        }

        return host.Contains('*', StringComparison.Ordinal) ? DiagnoseStar(host) : DiagnoseHost(host);
    }

    private static (OriginPatternFault Fault, string Message) DiagnoseStar(string host)
    {
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        var domain = host[(dot + 1)..];
        if (dot < 0)
        {
            return (OriginPatternFault.MisplacedStar, "A star needs a domain behind it: '*.example.com'.");
        }

        if (domain.Contains('*', StringComparison.Ordinal))
        {
            return (OriginPatternFault.MisplacedStar, "The star belongs in the leftmost label, once; '*.' covers one or more labels.");
        }

        if (!HostGrammar.IsDomain(domain))
        {
            return (OriginPatternFault.StarNotAllowedHere, "What follows the star is no domain; an IP address has no subdomains.");
        }

        return (OriginPatternFault.MisplacedStar, "The star never touches a letter: '*.' stands for any subdomain, 'app-*.' for a prefix, '*-app.' for a suffix.");
    }

    private static (OriginPatternFault Fault, string Message) DiagnoseHost(string host)
    {
        if (host.StartsWith('['))
        {
            return (OriginPatternFault.AddressSpelling, "An IPv6 address is written compressed and in lower case, without a zone, and not IPv4-mapped (RFC 5952).");
        }

        var lastLabel = host[(host.LastIndexOf('.') + 1)..];
        return lastLabel.Length > 0 && char.IsAsciiDigit(lastLabel[0]) && !HostGrammar.IsDomain(host)
            ? (OriginPatternFault.AddressSpelling, "An IPv4 address is four decimal numbers from 0 to 255 without leading zeros.")
            : (OriginPatternFault.NoOrigin, "This is no origin: scheme://host[:port], where the host has labels of letters, digits, hyphens and underscores.");
    }

    private static string? DefaultPort(string scheme) => scheme switch
    {
        "https" => "443",
        "http" => "80",
        _ => null,
    };
}
