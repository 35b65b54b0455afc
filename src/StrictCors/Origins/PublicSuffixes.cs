using System.IO.Compression;

namespace StrictCors.Origins;

/// <summary>
/// The Public Suffix List (https://publicsuffix.org/list/, Mozilla Public License 2.0), both sections: names under which
/// anyone can register a name. All methods take domains as <c>HostGrammar.IsDomain</c> defines them:
/// lower case, Punycode, no trailing dot, not an IP address.
/// </summary>
/// <remarks>
/// Both sections count: the owner of another name under <c>github.io</c> (private) is as much a stranger as the owner of another name
/// under <c>com</c> (ICANN). The list is used when a policy is compiled and when a report is written, never per request. It is read at the first
/// use, because most applications never use it.
/// </remarks>
internal static class PublicSuffixes
{
    /// <summary>Written by <c>update-public-suffixes.mjs</c>; its first lines name the source of the rules.</summary>
    public const string ResourceName = "StrictCors.public-suffixes.txt.gz";

    private const string VersionMark = "// VERSION: ";

    private static readonly Lazy<string> Text = new(Load);

    private static readonly Lazy<PublicSuffixRules> Rules = new(() => new(Text.Value));

    /// <summary>The date of the list in this assembly, as <c>yyyy-MM-dd</c>: the day on which the package it was taken from
    /// was published. The list is of that day or a few days older.</summary>
    public static string Version =>
        Text.Value.Split('\n').First(line => line.StartsWith(VersionMark, StringComparison.Ordinal))[VersionMark.Length..];

    /// <summary>Whether anyone can register a name directly under this one. <c>localhost</c> and its subdomains never leave
    /// the machine and cannot be registered: they are not public suffixes, although the default rule matches them.</summary>
    public static bool IsPublicSuffix(string domain) => domain.Length > 0 && !IsLocalhost(domain) && SuffixStart(domain) == 0;

    /// <summary>A rule for names below this one, or null: <c>s3.amazonaws.com</c> for <c>amazonaws.com</c>. Trusting all names below such a
    /// domain means trusting every registrant of the suffix. The domain is not always a public suffix itself: <c>kawasaki.jp</c> with its
    /// rule <c>*.kawasaki.jp</c> is not one by the published algorithm (implementations differ, see publicsuffix/list#694).</summary>
    public static string? SuffixBelow(string domain) => Rules.Value.Below(domain).FirstOrDefault();

    /// <summary>The rules for names of one label more than this domain, among them <c>*.domain</c>. None for a domain that is a public suffix
    /// itself.</summary>
    public static IEnumerable<string> SuffixesOneLabelBelow(string domain) =>
        Rules.Value.Below(domain).Where(rule => rule.IndexOf('.') == rule.Length - domain.Length - 1);

    /// <summary>The public suffix and one label more, known as eTLD+1. Null for a public suffix, for a name without a dot, and
    /// for <c>localhost</c> and its subdomains, which cannot be registered.</summary>
    public static string? RegistrableDomain(string host)
    {
        if (host.Length == 0 || IsLocalhost(host))
        {
            return null;
        }

        var suffix = SuffixStart(host);
        return suffix == 0 ? null : host[(host.AsSpan(0, suffix - 1).LastIndexOf('.') + 1)..];
    }

    /// <summary>The algorithm of https://publicsuffix.org/list/: an exception beats every other rule, the longest other rule
    /// wins, and a name that no rule matches has its last label as public suffix. The search goes from the whole name down to its
    /// last label, so the first match is the longest.</summary>
    private static int SuffixStart(string domain)
    {
        var rules = Rules.Value;
        var longest = -1;
        var start = 0;
        while (true)
        {
            var candidate = domain[start..];
            var dot = candidate.AsSpan().IndexOf('.');
            if (dot < 0)
            {
                return longest < 0 ? start : longest;
            }

            var parent = start + dot + 1;
            if (rules.Contains("!", candidate))
            {
                return parent;
            }

            if (longest < 0 && (rules.Contains("", candidate) || rules.Contains("*.", domain[parent..])))
            {
                longest = start;
            }

            start = parent;
        }
    }

    private static bool IsLocalhost(string domain) => domain is "localhost" || domain.EndsWith(".localhost", StringComparison.Ordinal);

    private static string Load()
    {
        using var resource = typeof(PublicSuffixes).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The resource {ResourceName} is missing from the assembly.");
        using var reader = new StreamReader(new GZipStream(resource, CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}
