using System.Reflection;
using StrictCors.Tool.Probing;

namespace StrictCors.Tool.Scanning;

/// <summary>Every way to deceive that <c>scan</c> tries. The page tool.md has the same table.</summary>
internal static class HostileKinds
{
    public static readonly HostileKind Stranger = Open("stranger", "Every site is accepted: the server sends back whatever Origin is.");

    public static readonly HostileKind Null = Open(
        "null", "Any site can send null, from a sandboxed frame. It is the origin of no site.");

    public static readonly HostileKind Suffix = Open(
        "suffix", "The server compares the beginning: anyone can register a domain below which the trusted name is a subdomain.");

    public static readonly HostileKind Prefix = Open(
        "prefix", "The server compares the end without a dot: anyone can register a domain that ends with the trusted name.");

    public static readonly HostileKind Substring = Open(
        "substring", "The server looks for the trusted name anywhere in the origin.");

    public static readonly HostileKind Dot = Open(
        "dot", "The server takes a dot for any character (an unescaped dot in a regular expression): anyone can register that domain.");

    public static readonly HostileKind Character = Open(
        "character", "The server stops at a character that it does not expect in a host. Browsers send such hosts.");

    public static readonly HostileKind UserInformation = Open(
        "user-information", "The server takes what precedes @ for the host. No browser sends it; the comparison is not of origins.");

    public static readonly HostileKind Joined = Open(
        "joined", "The server finds the trusted origin among several. No browser sends it; a proxy may pass it on.");

    public static readonly HostileKind Doubled = Open(
        "doubled", "The server takes one of two Origin lines. No browser sends two; parts of the server can disagree about which counts.");

    public static readonly HostileKind Scheme = new(
        "scheme",
        "Another scheme of the trusted host is accepted. With http, anyone on the network path can send pages for it.",
        CauseSeverity.Error, CauseSeverity.Warning);

    public static readonly HostileKind Port = new(
        "port",
        "Another port of the trusted host is accepted: every program on that host that serves pages.",
        CauseSeverity.Warning, CauseSeverity.Note);

    public static readonly HostileKind Spelling = new(
        "spelling",
        "Another spelling of the trusted host is accepted: the server compares hosts, not origins.",
        CauseSeverity.Note, CauseSeverity.Note);

    public static readonly HostileKind Subdomain = new(
        "subdomain",
        "Any subdomain is accepted. That is right if all of them are yours; one that is taken over can act as the user.",
        CauseSeverity.Note, CauseSeverity.Note);

    public static readonly HostileKind Sibling = new(
        "sibling", "Another name of the parent domain is accepted. That is right if all of them are yours.", CauseSeverity.Note, CauseSeverity.Note);

    public static readonly HostileKind Local = new(
        "local", "Pages of the user's own computer are accepted: any program there can serve one.", CauseSeverity.Warning, CauseSeverity.Note);

    public static IReadOnlyList<HostileKind> All =>
    [
        .. typeof(HostileKinds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(member => member.GetValue(null)).OfType<HostileKind>(),
    ];

    private static HostileKind Open(string id, string meaning) => new(id, meaning, CauseSeverity.Error, CauseSeverity.Warning);
}
