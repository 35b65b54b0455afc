using System.Text.RegularExpressions;
using StrictCors.Protocol;

namespace StrictCors.Origins;

/// <summary>What stands where a pattern belongs, cut into the parts that its writer had in mind. It reads every text and judges none.</summary>
/// <param name="Scheme">In the case in which it was written; empty where there is none.</param>
/// <param name="Separator">What stands between scheme and host; empty where there is no scheme.</param>
/// <param name="UserInformation">Without the <c>@</c>, or null.</param>
/// <param name="Host">The host, with its stars.</param>
/// <param name="Port">What stands behind the colon, or null where there is no colon.</param>
/// <param name="Path">Path, query and fragment.</param>
internal readonly partial record struct WrittenOrigin(string Scheme, string Separator, string? UserInformation, string Host, string? Port, string Path)
{
    public const string RightSeparator = "://";

    public static WrittenOrigin Read(string text)
    {
        var start = Start().Match(text);
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

    // "https:/host", "https//host", "https:host", "https;//host", "https:\\host" and "https://https://host" mean https; "localhost:3000" has no scheme.
    [GeneratedRegex(
        @"^(?:(?<scheme>[^:;/\\?#@\[]+):[/\\]{2,}|(?<scheme>(?i:https?|wss?))(?:[:;]?[/\\]+|[:;](?!\d)))(?:(?<scheme>(?i:https?|wss?)):[/\\]+)*|^:?[/\\]{2,}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Start();
}
