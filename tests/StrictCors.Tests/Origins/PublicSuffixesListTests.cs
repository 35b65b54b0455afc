using System.Globalization;
using System.IO.Compression;
using StrictCors.Origins;

namespace StrictCors.Tests.Origins;

/// <summary>The list that the library carries: both sections, its age, its licence.</summary>
public class PublicSuffixesListTests
{
    [Fact]
    public void Both_sections_are_carried()
    {
        var lines = ResourceLines();
        var privateSection = lines.IndexOf("// ===BEGIN PRIVATE DOMAINS===");
        var icann = lines[..privateSection].Where(IsRule).ToList();
        var others = lines[privateSection..].Where(IsRule).ToList();

        icann.Should().Contain(["com", "co.uk", "*.ck", "!www.ck"]).And.HaveCountGreaterThan(6_500);
        others.Should().Contain(["github.io", "vercel.app"]).And.HaveCountGreaterThan(3_000);
    }

    [Fact]
    public void Every_rule_is_canonical_and_stands_once()
    {
        var rules = ResourceLines().Where(IsRule).ToList();

        rules.Should().OnlyHaveUniqueItems();
        rules.Select(rule => rule.TrimStart('*', '.', '!')).Should().OnlyContain(name => HostGrammar.IsDomain(name));
    }

    [Fact]
    public void Every_rule_is_obeyed()
    {
        foreach (var rule in ResourceLines().Where(IsRule))
        {
            var (suffix, expected) = rule[0] switch
            {
                '!' => (rule[1..], false),
                '*' => ("some-registrant" + rule[1..], true),
                _ => (rule, true),
            };
            PublicSuffixes.IsPublicSuffix(suffix).Should().Be(expected, "of the rule {0}", rule);
        }
    }

    [Fact]
    public void Every_domain_above_a_rule_has_a_suffix_below_it()
    {
        var rules = ResourceLines().Where(line => IsRule(line) && line[0] != '!').ToList();
        var parents = rules.SelectMany(Parents).Distinct().Where(domain => !PublicSuffixes.IsPublicSuffix(domain)).ToList();

        parents.Should().HaveCountGreaterThan(400).And.Contain(["amazonaws.com", "windows.net", "run.app", "kawasaki.jp"]);
        parents.Should().OnlyContain(domain => PublicSuffixes.SuffixBelow(domain)!.EndsWith("." + domain));
        foreach (var domain in parents)
        {
            OriginPattern.TryParse($"https://*.{domain}", out var pattern).Should().BeTrue();
            SharedDomains.WhyShared(pattern!).Should().NotBeNull("of {0}", domain);
        }

        static IEnumerable<string> Parents(string rule)
        {
            for (var dot = rule.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = rule.IndexOf('.', dot + 1))
            {
                yield return rule[(dot + 1)..];
            }
        }
    }

    [Fact]
    public void The_list_is_not_older_than_it_was_when_this_was_written() =>
        DateOnly.ParseExact(PublicSuffixes.Version, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            .Should().BeOnOrAfter(new DateOnly(2026, 11, 19));

    [Fact]
    public void The_list_says_its_licence_and_source() =>
        ResourceLines()[..5].Should().Contain(line => line.Contains("Mozilla Public License")).And.Contain(line => line.Contains("tldts"));

    private static bool IsRule(string line) => !line.StartsWith("//", StringComparison.Ordinal);

    private static List<string> ResourceLines()
    {
        using var resource = typeof(PublicSuffixes).Assembly.GetManifestResourceStream(PublicSuffixes.ResourceName)!;
        using var reader = new StreamReader(new GZipStream(resource, CompressionMode.Decompress));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
