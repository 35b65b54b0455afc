using System.Globalization;
using StrictCors.Origins;

namespace StrictCors.Checks;

/// <content>SC1102 to SC1121 and SC1129: the spelling of one entry of <c>AllowedOrigins</c>.</content>
internal static partial class Problems
{
    public static readonly ProblemKind SC1102 = new(
        "SC1102", "An empty entry", "Remove the entry.");

    public static readonly ProblemKind SC1103 = new(
        "SC1103", "White space or an invisible character in an origin", "The origin without it.");

    public static readonly ProblemKind SC1104 = new(
        "SC1104", "Several origins in one entry", "One origin per entry.");

    public static readonly ProblemKind SC1105 = new(
        "SC1105", "A regular expression", "A wildcard: `https://*.example.com`.");

    public static readonly ProblemKind SC1106 = new(
        "SC1106", "An origin without its scheme", "`https://example.com`.");

    public static readonly ProblemKind SC1107 = new(
        "SC1107", "A wildcard in the scheme", "One entry per scheme.");

    public static readonly ProblemKind SC1108 = new(
        "SC1108",
        "A scheme whose pages have another origin: `file:`, `data:`, `blob:`, `filesystem:`",
        "For `blob:` and `filesystem:` the origin inside the URL. For `data:` `null`, for `file:` `null` or `file://`, with "
            + "`DangerouslyAllowNullOrigin`; or better a scheme of the application's own.");

    public static readonly ProblemKind SC1109 = new(
        "SC1109", "The scheme `ws:` or `wss:`", "The origin of the page that opens the WebSocket: `https://example.com`.");

    public static readonly ProblemKind SC1110 = new(
        "SC1110", "User information in an origin", "The origin without it.");

    public static readonly ProblemKind SC1111 = new(
        "SC1111", "A path, a query, a fragment or a trailing slash", "The origin alone: `https://example.com`.");

    public static readonly ProblemKind SC1112 = new(
        "SC1112", "Upper-case letters in an origin", "Lower case.");

    public static readonly ProblemKind SC1113 = new(
        "SC1113", "International letters in a host", "Punycode: `https://xn--bcher-kva.example`.");

    public static readonly ProblemKind SC1114 = new(
        "SC1114", "The default port of the scheme", "The origin without the port.");

    public static readonly ProblemKind SC1115 = new(
        "SC1115", "An invalid port", "1 to 65535 without leading zeros, or `*`.");

    public static readonly ProblemKind SC1116 = new(
        "SC1116", "A wildcard for the whole host", "`*` alone for every origin, or better a list of origins.");

    public static readonly ProblemKind SC1117 = new(
        "SC1117", "A wildcard in the wrong place", "`https://*.example.com` or `https://app-*.example.com`.");

    public static readonly ProblemKind SC1118 = new(
        "SC1118",
        "A wildcard or a range in an IP address, or a wildcard with a scheme other than http and https",
        "Each origin in full, or for extensions `moz-extension://*`.");

    public static readonly ProblemKind SC1119 = new(
        "SC1119", "An IP address in another spelling than browsers send", "`http://127.0.0.1`, `http://[::1]`.");

    public static readonly ProblemKind SC1120 = new(
        "SC1120", "A trailing dot after the host", "The host without it.");

    public static readonly ProblemKind SC1121 = new(
        "SC1121", "A text that is not an origin, or is too long", "`scheme://host` or `scheme://host:port`.");

    public static readonly ProblemKind SC1129 = new(
        "SC1129", "A misspelt `http` or `https`", "The scheme `http` or `https`.");

    /// <summary>The problem of an entry that is not a pattern.</summary>
    /// <param name="path">The path of the entry.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="diagnosis">What is wrong with it.</param>
    /// <param name="withCredentials">Whether the policy allows credentials, so that some origins are never allowed.</param>
    public static StrictCorsConfigurationProblem Spelling(
        string path, string entry, in OriginPatternDiagnosis diagnosis, bool withCredentials = false)
    {
        var (kind, message) = Spelling(diagnosis.Fault, diagnosis.Detail);
        return kind.At(path, entry, message, OriginAdvice.For(diagnosis, entry, withCredentials));
    }

    private static (ProblemKind Kind, string Message) Spelling(OriginPatternFault fault, string? detail) => fault switch
    {
        OriginPatternFault.Empty => (SC1102, "The entry is empty or null."),
        OriginPatternFault.WhiteSpace => (SC1103, "Remove the white space."),
        OriginPatternFault.InvisibleCharacter => (SC1103, $"Remove the invisible character {detail}."),
        OriginPatternFault.SeveralOrigins => (SC1104, "One origin per entry."),
        OriginPatternFault.TrailingSeparator => (SC1104, "One origin per entry: remove the separator."),
        OriginPatternFault.RegularExpression => (SC1105, "Regular expressions are not supported: '*.' matches one or more labels."),
        OriginPatternFault.SchemeMissing => (SC1106, "The scheme is missing: an origin is scheme://host[:port]."),
        OriginPatternFault.WildcardScheme => (SC1107, "A scheme cannot contain a wildcard: write one entry per scheme."),
        OriginPatternFault.DataScheme => (SC1108, "A page from 'data:' has an opaque origin, which browsers send as 'null'."),
        OriginPatternFault.FileScheme => (SC1108,
            "Browsers send 'null' for a page from a file. Electron, WebViews and Chromium with --allow-file-access-from-files send 'file://'."),
        OriginPatternFault.NestedScheme => (SC1108, $"A page from '{detail}:' has the origin of the page that created it."),
        OriginPatternFault.WebSocketScheme => (SC1109, "A WebSocket handshake carries the page's origin, whose scheme is http or https."),
        OriginPatternFault.MisspelledScheme => (SC1129, $"The scheme is a misspelt '{detail}'."),
        OriginPatternFault.TwoHosts => (SC1110, "An origin has no user information. A browser takes what precedes '@' for a user, not for a host."),
        OriginPatternFault.UserInformation => (SC1110, "An origin has no user information."),
        OriginPatternFault.TrailingSlash => (SC1111, "Remove the trailing slash."),
        OriginPatternFault.Path => (SC1111, "An origin has no path, query or fragment."),
        OriginPatternFault.UpperCase => (SC1112, "Browsers send scheme and host in lower case."),
        OriginPatternFault.OpaqueUpperCase => (SC1112, "Scheme and host are written in lower case."),
        OriginPatternFault.UpperCaseNull => (SC1112, "Browsers send 'null' in lower case."),
        OriginPatternFault.NotPunycode => (SC1113, "Browsers send international names in Punycode."),
        OriginPatternFault.DefaultPort => (SC1114, $"{detail}, which browsers leave out."),
        OriginPatternFault.InvalidPort => (SC1115, "A port is a decimal number from 1 to 65535 without leading zeros, or '*'."),
        OriginPatternFault.AnyHost => (SC1116, "A wildcard cannot replace the whole host; '*' alone allows every origin."),
        OriginPatternFault.StarWithoutDomain => (SC1117, "A wildcard needs a domain after it: '*.example.com'."),
        OriginPatternFault.StarNotLeftmost => (SC1117, "A wildcard is allowed once, in the leftmost label; '*.' matches one or more labels."),
        OriginPatternFault.StarTouchesLetter => (SC1117,
            "A wildcard must be separated by '.' or '-': '*.example.com', 'app-*.example.com', '*-app.example.com'."),
        OriginPatternFault.StarWithOtherScheme => (SC1118,
            "Only http and https origins can have wildcards, and any extension of a browser is 'moz-extension://*' or the like."),
        OriginPatternFault.StarInAddress => (SC1118, "An IP address cannot contain a wildcard: list the addresses."),
        OriginPatternFault.AddressRange => (SC1118, "A range of addresses cannot be written: list the addresses."),
        OriginPatternFault.StarWithoutValidDomain => (SC1118, "The text after the label with the wildcard is not a valid domain."),
        OriginPatternFault.Ipv6Spelling => (SC1119,
            "An IPv6 address is written in brackets, compressed and in lower case, without a zone, and not IPv4-mapped (RFC 5952)."),
        OriginPatternFault.Ipv4Spelling => (SC1119, "An IPv4 address is four decimal numbers from 0 to 255 without leading zeros."),
        OriginPatternFault.TrailingDot => (SC1120,
            "Browsers send the trailing dot of a host only if the user typed it: redirect such visits to the host without it."),
        OriginPatternFault.TooLong => (SC1121, $"An origin has at most {Number(SerializedOrigin.MaxLength)} characters."),
        OriginPatternFault.HostTooLong => (SC1121,
            $"A host has at most {Number(HostGrammar.MaxDomainLength)} characters, and each label at most {Number(HostGrammar.MaxLabelLength)}."),
        OriginPatternFault.Placeholder => (SC1121, "Placeholders are not replaced; '*.' matches any subdomain."),
        OriginPatternFault.Quoted => (SC1121, "Remove the quotation marks."),
        OriginPatternFault.Bracketed => (SC1121, "Remove the brackets."),
        OriginPatternFault.PercentEncoded => (SC1121, "The entry is percent-encoded, and origins are not."),
        OriginPatternFault.Excluded => (SC1121,
            "An entry cannot exclude an origin, and a comment is an entry, too: a policy lists what is allowed, and everything else is denied."),
        OriginPatternFault.OtherText => (SC1121, "The entry has other text besides the origin."),
        OriginPatternFault.InvalidScheme => (SC1121, "A scheme has at most 64 letters, digits, '+', '-' and '.', and starts with a letter."),
        OriginPatternFault.WrongSeparator => (SC1121, "Scheme and host are separated by '://', once."),
        OriginPatternFault.LeadingDot => (SC1121, "A host has no leading dot: '*.' matches any subdomain."),
        _ => (SC1121, "The text is not an origin: scheme://host[:port], with a host of labels of letters, digits, hyphens and underscores."),
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
