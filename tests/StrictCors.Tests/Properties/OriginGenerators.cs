using CsCheck;

namespace StrictCors.Tests.Properties;

/// <summary>Patterns and origins out of few parts, so that they meet: shared prefixes, suffixes, domains and ports.</summary>
internal static class OriginGenerators
{
    private static readonly Gen<string> Scheme = Gen.OneOf("http", "https", "https");
    private static readonly Gen<string> Label = Gen.OneOf("a", "b", "x", "a-b", "a-b-c", "a--x", "a_b", "1", "app-pr-7", "xn--a",
        "evil", "-a", "a-", "-");
    private static readonly Gen<string> Top = Gen.OneOf("com", "example", "localhost", "a", "x");
    private static readonly Gen<string> Prefix = Gen.OneOf("", "a-", "a-b-", "a-b-c-", "a--", "a-b--", "x-", "a_b-");
    private static readonly Gen<string> Suffix = Gen.OneOf("", "-x", "-a-x", "-b-x", "--x", "-b", "-c", "-a_b");
    private static readonly Gen<string> Star = Gen.OneOf("a", "1", "x", "b-c", "a-b", "-", "--", "a-", "-a", "b-", "a-x", "x-a-x", "a_b", "_", "");
    private static readonly Gen<string> Port = Gen.OneOf("", "", "", ":80", ":443", ":81", ":8080", ":65535");
    private static readonly Gen<string> Address = Gen.OneOf("127.0.0.1", "10.0.0.1", "[::1]", "[2001:db8::1]", "localhost");
    private static readonly Gen<string> Extension = Gen.OneOf("chrome-extension://a", "chrome-extension://b", "moz-extension://a-b",
        "capacitor://localhost", "app://.", "app://-", "capacitor-electron://-", "file://", "moz-extension://*", "chrome-extension://*",
        "safari-web-extension://*", "vscode-webview://*");

    private static readonly Gen<string> Domain = Gen.Select(Label.Array[0, 2], Top, (labels, top) => string.Join('.', [.. labels, top]));

    /// <summary>Of every form. Not every text is a pattern ("a-" and "" before a star are; "" and "" are the form with "*.").</summary>
    public static readonly Gen<string> Pattern = Gen.Frequency(
        (4, Gen.Select(Scheme, Domain, Port, (scheme, domain, port) => $"{scheme}://{domain}{port}")),
        (2, Gen.Select(Scheme, Domain, (scheme, domain) => $"{scheme}://{domain}:*")),
        (3, Gen.Select(Scheme, Domain, AnyPortOr(Port), (scheme, domain, port) => $"{scheme}://*.{domain}{port}")),
        (6, Gen.Select(Scheme, Prefix, Suffix, Domain, AnyPortOr(Port), (scheme, prefix, suffix, domain, port) =>
            $"{scheme}://{prefix}*{suffix}.{domain}{port}")),
        (1, Gen.Select(Scheme, Address, AnyPortOr(Port), (scheme, address, port) => $"{scheme}://{address}{port}")),
        (2, Extension));

    /// <summary>An origin that the pattern covers, or that a careless reading of it would cover.</summary>
    public static Gen<string> OriginNear(string pattern) => pattern switch
    {
        _ when pattern.Contains("://*.", StringComparison.Ordinal) =>
            Gen.Select(Label.Array[0, 3], Port, (labels, port) => Fill(pattern, "*.", string.Concat(labels.Select(label => label + ".")), port)),
        _ => Gen.Select(Star, Port, (star, port) => Fill(pattern, "*", star, port)),
    };

    /// <summary>One step away from the origin: what an attacker tries first.</summary>
    public static Gen<string> Mutated(string origin) => Gen.Select(Gen.Int[0, 17], Gen.Int[0, 1000], (kind, number) =>
    {
        var at = number % (origin.Length + 1);
        var separator = origin.IndexOf("://", StringComparison.Ordinal);
        var host = separator < 0 ? 0 : separator + 3;
        return kind switch
        {
            0 when at < origin.Length => origin.Remove(at, 1),
            1 => origin.Insert(at, "a"),
            2 => origin.Insert(at, "-"),
            3 => origin.Insert(at, "."),
            4 => origin.Insert(at, "_"),
            5 => origin.Insert(host, "evil"),
            6 => origin.Insert(host, "a."),
            7 => origin.Insert(host, "a-"),
            8 => origin + ".evil",
            9 => origin + ":8080",
            10 => origin.Replace("https:", "http:", StringComparison.Ordinal),
            11 when at < origin.Length => origin.Remove(at, 1).Insert(at, "x"),
            12 when at < origin.Length => origin.Remove(at, 1).Insert(at, origin[at..(at + 1)].ToUpperInvariant()),
            13 => origin.Insert(at, "/"),
            14 => origin.Replace('-', '.'),
            15 => origin + ".",
            16 => origin.Insert(host, "-"),
            _ => origin.Replace('.', '-'),
        };
    });

    private static Gen<string> AnyPortOr(Gen<string> port) => Gen.Frequency((3, port), (1, Gen.Const(":*")));

    private static string Fill(string pattern, string star, string filling, string port)
    {
        var text = pattern.EndsWith(":*", StringComparison.Ordinal) ? pattern[..^2] + port : pattern;
        var at = text.IndexOf(star, StringComparison.Ordinal);
        return at < 0 ? text : text[..at] + filling + text[(at + star.Length)..];
    }
}
