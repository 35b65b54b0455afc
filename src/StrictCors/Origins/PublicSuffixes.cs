using System.IO.Compression;

namespace StrictCors.Origins;

/// <summary>
/// The Public Suffix List (https://publicsuffix.org/list/, Mozilla Public License 2.0), both sections: names under which
/// anyone can register a name of their own. Questions are about domains as <see cref="HostGrammar.IsDomain"/> knows them:
/// lower case, Punycode, no trailing dot, no IP address.
/// </summary>
/// <remarks>
/// Both sections count: under <c>github.io</c> (private) the neighbour is as much a stranger as under <c>com</c> (ICANN).
/// The list is asked when a policy is compiled and when a report is written, never per request, so three hash sets
/// do; it is read at the first question, because most applications never ask one.
/// </remarks>
internal static class PublicSuffixes
{
    /// <summary>Written by <c>update-public-suffixes.mjs</c>; its first lines say where the rules come from.</summary>
    public const string ResourceName = "StrictCors.public-suffixes.txt.br";

    private const string VersionMark = "// VERSION: ";

    private static readonly Lazy<RuleSets> Rules = new(Load);

    /// <summary>The date of the list in this assembly, as <c>yyyy-MM-dd</c>: the day on which the package it was taken from
    /// was published. The list is of that day or a few days older.</summary>
    public static string Version => Rules.Value.Version;

    /// <summary>Whether anyone can register a name directly under this one. <c>localhost</c> and its subdomains never leave
    /// the machine, so nobody registers there: they are no public suffixes, although the default rule would say so.</summary>
    public static bool IsPublicSuffix(ReadOnlySpan<char> domain) =>
        !domain.IsEmpty && !IsLocalhost(domain) && SuffixStart(domain) == 0;

    /// <summary>Whether a rule <c>*.domain</c> makes every name directly under this one a public suffix. Such a name need not
    /// be a public suffix itself (<c>kawasaki.jp</c> is none by the published algorithm; implementations differ, see
    /// publicsuffix/list#694), but whoever trusts all names under it trusts every registrant.</summary>
    public static bool IsParentOfPublicSuffixes(ReadOnlySpan<char> domain) => Rules.Value.Wildcards.Contains(domain);

    /// <summary>The public suffix and one label more, known as eTLD+1. Empty for a public suffix, for a name without a dot, and
    /// for <c>localhost</c> and its subdomains, which nobody registers.</summary>
    public static ReadOnlySpan<char> RegistrableDomain(ReadOnlySpan<char> host)
    {
        if (host.IsEmpty || IsLocalhost(host))
        {
            return default;
        }

        var suffix = SuffixStart(host);
        return suffix == 0 ? default : host[(host[..(suffix - 1)].LastIndexOf('.') + 1)..];
    }

    /// <summary>The algorithm of https://publicsuffix.org/list/: an exception beats every other rule, the longest other rule
    /// wins, and a name that no rule matches has its last label as public suffix. Asking from the whole name down to its
    /// last label, the first match is the longest.</summary>
    private static int SuffixStart(ReadOnlySpan<char> domain)
    {
        var rules = Rules.Value;
        var longest = -1;
        var start = 0;
        while (true)
        {
            var candidate = domain[start..];
            var dot = candidate.IndexOf('.');
            if (dot < 0)
            {
                return longest < 0 ? start : longest;
            }

            var parent = start + dot + 1;
            if (rules.Exceptions.Contains(candidate))
            {
                return parent;
            }

            if (longest < 0 && (rules.Names.Contains(candidate) || rules.Wildcards.Contains(domain[parent..])))
            {
                longest = start;
            }

            start = parent;
        }
    }

    private static bool IsLocalhost(ReadOnlySpan<char> domain) => domain is "localhost" || domain.EndsWith(".localhost", StringComparison.Ordinal);

    private static RuleSets Load()
    {
        using var resource = typeof(PublicSuffixes).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The resource {ResourceName} is missing from the assembly.");
        using var reader = new StreamReader(new BrotliStream(resource, CompressionMode.Decompress));

        var version = "";
        var names = new HashSet<string>(StringComparer.Ordinal);
        var wildcards = new HashSet<string>(StringComparer.Ordinal);
        var exceptions = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith(VersionMark, StringComparison.Ordinal))
            {
                version = line[VersionMark.Length..];
            }
            else if (line.StartsWith("*.", StringComparison.Ordinal))
            {
                wildcards.Add(line[2..]);
            }
            else if (line.StartsWith('!'))
            {
                exceptions.Add(line[1..]);
            }
            else if (!line.StartsWith("//", StringComparison.Ordinal))
            {
                names.Add(line);
            }
        }

        return new RuleSets(version, Lookup(names), Lookup(wildcards), Lookup(exceptions));
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(HashSet<string> rules) =>
        rules.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The rules by their form: <c>name</c>, <c>*.name</c>, <c>!name</c>. The list has no star but the leftmost label
    /// (publicsuffix/list#145), and the script that writes the resource refuses one that has.</summary>
    private sealed record RuleSets(
        string Version,
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Names,
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Wildcards,
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Exceptions);
}
