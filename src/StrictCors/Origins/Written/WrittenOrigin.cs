using System.Net;
using System.Text.RegularExpressions;
using StrictCors.Protocol;

namespace StrictCors.Origins;

/// <summary>A text that is not a valid pattern, split into the parts that its author most likely meant. Every text can be split.</summary>
/// <param name="Scheme">In the case in which it was written; empty if there is none.</param>
/// <param name="Separator">The characters between scheme and host; empty without a scheme.</param>
/// <param name="UserInformation">Without the <c>@</c>, or null.</param>
/// <param name="Host">The host, with its stars.</param>
/// <param name="Port">The text after the colon, or null without a colon.</param>
/// <param name="Path">Path, query and fragment.</param>
internal readonly record struct WrittenOrigin(string Scheme, string Separator, string? UserInformation, string Host, string? Port, string Path)
{
    public const string RightSeparator = "://";

    private const int MaxPortLength = 5;

    // "https:/host", "https//host", "https:host", "https;//host", "https;://host", "https:\\host" and "https://https://host" mean https.
    // "localhost:3000" has no scheme.
    private static readonly Regex Start = new(
        @"^(?:(?<scheme>[^:;/\\?#@\[]+):[/\\]{2,}|(?<scheme>(?i:https?|wss?))(?:[:;]*[/\\]+|[:;](?!\d)))"
        + @"(?:(?<scheme>(?i:https?|wss?)):[/\\]+)*|^:?[/\\]{2,}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    // The same with one slip in the scheme: "htps//host", "htp:/host", and "https.//host".
    private static readonly Regex MisspeltStart = new(
        @"^(?<scheme>[A-Za-z.]{3,7})[:;.]*[/\\]+",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    // A name, and a password that is not a port. "good.com@evil.com" has two hosts, and only its author knows which one is meant.
    private static readonly Regex PlainUser = new(@"^(?!localhost\b)[A-Za-z0-9_-]*(:(?![0-9]{1,5}$).*)?$", RegexOptions.CultureInvariant
        | RegexOptions.ExplicitCapture | RegexOptions.Singleline);

    private static readonly Regex Prefix = new("^/[0-9]{1,3}$", RegexOptions.CultureInvariant);

    /// <summary>Gets a value indicating whether the text is a range of addresses: <c>10.0.0.0/8</c>.</summary>
    public bool IsAddressRange => Prefix.IsMatch(Path) && IPAddress.TryParse(Host, out _) && Host.AsSpan().ContainsAny('.', ':');

    /// <summary>Gets a value indicating whether the host is a number: a port, or a slip. As an address it is not what anyone means: "8080" is
    /// 0.0.31.144.</summary>
    public bool IsNumber => Host.Length > 0 && (Scheme.Length == 0 || Host.Length <= MaxPortLength)
        && !Host.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>Gets a value indicating whether what stands before the <c>@</c> looks like a host as well.</summary>
    public bool HasTwoHosts => UserInformation is not null && !PlainUser.IsMatch(UserInformation);

    public static WrittenOrigin Read(string text)
    {
        var misspelt = MisspeltStart.Match(text);
        var start = misspelt.Success && Schemes.Meant(misspelt.Groups["scheme"].Value.ToLowerInvariant()) is not null ? misspelt : Start.Match(text);
        var schemes = start.Groups["scheme"].Captures;
        var scheme = schemes.Count == 0 ? "" : schemes[^1].Value;
        var separator = schemes.Count == 0 ? start.Value : start.Value[schemes[0].Length..];

        var rest = text[start.Length..];
        var pathStart = rest.AsSpan().IndexOfAny("/?#\\");
        var authority = pathStart < 0 ? rest : rest[..pathStart];
        var at = authority.LastIndexOf('@');
        var (host, port) = SplitPort(authority[(at + 1)..]);
        return new(scheme, separator, at < 0 ? null : authority[..at], host, port, pathStart < 0 ? "" : rest[pathStart..]);
    }

    /// <summary>An IPv6 address without its brackets is a host too: it has no port.</summary>
    private static (string Host, string? Port) SplitPort(string text)
    {
        var parts = HostAndPort.Split(text);
        var isBareAddress = !text.StartsWith('[') && parts.Host.Contains(':');
        return isBareAddress || !parts.HasPort ? (text, null) : (parts.Host.ToString(), parts.Port.ToString());
    }
}
