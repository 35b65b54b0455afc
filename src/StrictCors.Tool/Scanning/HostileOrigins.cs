namespace StrictCors.Tool.Scanning;

/// <summary>The origins to try: strangers, and look-alikes of the trusted ones.</summary>
internal static class HostileOrigins
{
    private const string Attacker = "stranger.example";

    /// <summary>The first one is a plain stranger: if a server accepts it, it accepts every origin.</summary>
    public static readonly HostileOrigin Stranger = new(HostileKinds.Stranger, [$"https://{Attacker}"]);

    public static IEnumerable<HostileOrigin> For(IEnumerable<string> trusted) =>
    [
        Stranger,
        One(HostileKinds.Null, "null"),
        One(HostileKinds.Local, "http://localhost"),
        One(HostileKinds.Local, "http://localhost:3000"),
        One(HostileKinds.Local, "http://127.0.0.1"),
        One(HostileKinds.Local, "file://"),
        .. trusted.SelectMany(Of),
    ];

    private static IEnumerable<HostileOrigin> Of(string trusted)
    {
        var scheme = trusted[..trusted.IndexOf(':', StringComparison.Ordinal)];
        var authority = trusted[(scheme.Length + "://".Length)..];
        var port = authority.LastIndexOf(':') is > 0 and var colon && authority[^1] != ']' ? authority[colon..] : "";
        var host = authority[..^port.Length];
        var isName = !host.StartsWith('[') && !host.All(character => char.IsAsciiDigit(character) || character == '.');
        var labels = host.Split('.');
        return
        [
            One(HostileKinds.Suffix, $"{scheme}://{host}.{Attacker}{port}"),
            .. isName ? Names(scheme, host, labels, port) : [],
            One(HostileKinds.Substring, $"{scheme}://x-{host.Trim('[', ']').Replace(':', '-')}-x.{Attacker}"),
            One(HostileKinds.UserInformation, $"{scheme}://{host}@{Attacker}"),
            One(HostileKinds.UserInformation, $"{scheme}://{host}:x@{Attacker}"),
            One(HostileKinds.Joined, $"{trusted}, https://{Attacker}"),
            One(HostileKinds.Joined, $"https://{Attacker}, {trusted}"),
            One(HostileKinds.Joined, $"{trusted} https://{Attacker}"),
            new(HostileKinds.Doubled, [trusted, $"https://{Attacker}"]),
            new(HostileKinds.Doubled, [$"https://{Attacker}", trusted]),
            One(HostileKinds.Scheme, $"{(scheme == "https" ? "http" : "https")}://{host}{port}"),
            One(HostileKinds.Scheme, $"chrome-extension://{host}"),
            One(HostileKinds.Port, $"{scheme}://{host}:{(port == ":8443" ? "8444" : "8443")}"),
        ];
    }

    private static IEnumerable<HostileOrigin> Names(string scheme, string host, string[] labels, string port)
    {
        yield return One(HostileKinds.Prefix, $"{scheme}://stranger{host}{port}");
        yield return One(HostileKinds.Prefix, $"{scheme}://stranger-{host}{port}");
        yield return One(HostileKinds.Character, $"{scheme}://{host}_.{Attacker}{port}");
        yield return One(HostileKinds.Character, $"{scheme}://{host}`.{Attacker}{port}");
        yield return One(HostileKinds.Character, $"{scheme}://{host}%60.{Attacker}{port}");
        yield return One(HostileKinds.Spelling, $"{scheme}://{host}.{port}");
        yield return One(HostileKinds.Spelling, $"{scheme}://{host.ToUpperInvariant()}{port}");
        yield return One(HostileKinds.Subdomain, $"{scheme}://stranger.{host}{port}");
        for (var i = 1; i < labels.Length; i++)
        {
            yield return One(HostileKinds.Dot, $"{scheme}://{string.Join('.', labels[..i])}x{string.Join('.', labels[i..])}{port}");
        }

        if (labels.Length > 2)
        {
            var parent = string.Join('.', labels[1..]);
            yield return One(HostileKinds.Sibling, $"{scheme}://stranger.{parent}{port}");
            yield return One(HostileKinds.Sibling, $"{scheme}://{labels[0]}-stranger.{parent}{port}");
        }
    }

    private static HostileOrigin One(HostileKind kind, string text) => new(kind, [text]);
}
