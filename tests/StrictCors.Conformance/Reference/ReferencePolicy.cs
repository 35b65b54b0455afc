using System.Text.RegularExpressions;
using StrictCors.Conformance.Servers;

namespace StrictCors.Conformance.Reference;

/// <summary>A policy of the contract in the plainest words, and the mistakes in matching.</summary>
internal sealed record ReferencePolicy(string Area, Func<string, Flaw, bool> Matches)
{
    public bool IsAny => Area == "any";

    public bool HasCredentials => Area is "credentials" or "open" or "subdomains";

    public bool IsOpen => Area == "open";

    public static ReferencePolicy? Of(string area, Flaw flaw) => area switch
    {
        "any" => new(area, static (_, _) => true),
        "list" or "credentials" or "open" => new(area, IsListed),
        "subdomains" => new(area, IsBelow),
        "disabled" when flaw == Flaw.DisabledIsOpen => new("list", IsListed),
        _ => null,
    };

    private static bool IsListed(string origin, Flaw flaw)
    {
        var listed = ContractPolicies.Origins;
        return flaw switch
        {
            Flaw.ReflectsOrigin => true,
            Flaw.AllowsNull when origin == "null" => true,
            Flaw.FirstOriginOnly => origin == listed[0],
            Flaw.MatchesStart => listed.Any(one => origin.StartsWith(one, StringComparison.Ordinal)),
            Flaw.MatchesEnd => listed.Any(one => origin.EndsWith(HostOf(one), StringComparison.Ordinal)),
            Flaw.MatchesAnywhere => listed.Any(one => origin.Contains(one, StringComparison.Ordinal)),
            Flaw.MatchesHostOnly => listed.Any(one => origin.Contains(HostOf(one), StringComparison.Ordinal)),
            Flaw.IgnoresScheme => listed.Any(one => one[one.IndexOf(':', StringComparison.Ordinal)..] == Rest(origin)),
            Flaw.IgnoresPort => listed.Any(one => WithoutPort(one) == WithoutPort(origin)),
            Flaw.DotIsAnyCharacter => listed.Any(one => Regex.IsMatch(origin, $"^{one}$")),
            Flaw.AllowsBelow => listed.Contains(origin) || origin.EndsWith(".app.example.com", StringComparison.Ordinal),
            Flaw.AllowsAbove => listed.Contains(origin) || Regex.IsMatch(origin, @"^https://([a-z]+\.)?example\.com$"),
            Flaw.LoopbackIsLocalhost => listed.Contains(origin.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)),
            Flaw.SplitsOrigin => origin.Split(',', ' ', '/', '%', '\\').Length > 3 || listed.Contains(origin),
            _ => listed.Contains(origin),
        };
    }

    private static bool IsBelow(string origin, Flaw flaw) => flaw switch
    {
        Flaw.ReflectsOrigin => true,
        Flaw.AllowsNull when origin == "null" => true,
        Flaw.AllowsApex => origin == "https://example.org" || IsBelow(origin, Flaw.None),
        Flaw.OneLevelOnly => Regex.IsMatch(origin, @"^https://[a-z0-9-]+\.example\.org$"),
        Flaw.NoHyphens => Regex.IsMatch(origin, @"^https://([a-z]+\.)+example\.org$"),
        Flaw.FirstOriginOnly => origin == "https://a.example.org",
        Flaw.SubdomainEndsOnly => origin.StartsWith("https://", StringComparison.Ordinal) && origin.EndsWith("example.org", StringComparison.Ordinal),
        Flaw.SubdomainAnywhere => origin.Contains(".example.org", StringComparison.Ordinal),
        Flaw.SubdomainAnyScheme => Regex.IsMatch(origin, @"^https?://([a-z0-9-]+\.)+example\.org$"),
        Flaw.SubdomainAnyPort => Regex.IsMatch(origin, @"^https://([a-z0-9-]+\.)+example\.org(:[0-9]+)?$"),
        Flaw.SubdomainDotIsAnyCharacter => Regex.IsMatch(origin, @"^https://([a-z0-9-]+.)+example.org$"),
        Flaw.SubdomainStartsOnly => Regex.IsMatch(origin, @"^https://([a-z0-9-]+\.)+example\.org"),
        _ => Regex.IsMatch(origin, @"\Ahttps://([a-z0-9-]+\.)+example\.org\z"),
    };

    private static string HostOf(string origin) => origin[(origin.IndexOf("//", StringComparison.Ordinal) + 2)..];

    private static string Rest(string origin) => origin.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? origin[colon..] : origin;

    private static string WithoutPort(string origin) => Regex.Replace(origin, ":[0-9]+$", "");
}
