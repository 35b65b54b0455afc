using System.Globalization;
using System.IO.Compression;
using StrictCors.Origins;

namespace StrictCors.Tests.Origins;

public class PublicSuffixesTests
{
    // The vectors of publicsuffix.org (tests/test_psl.txt there, public domain) that are domains in canonical spelling; "" is its null.
    [Theory]
    // Unlisted top-level domain: the default rule "*".
    [InlineData("example", "")]
    [InlineData("example.example", "example.example")]
    [InlineData("b.example.example", "example.example")]
    [InlineData("a.b.example.example", "example.example")]
    // One rule.
    [InlineData("biz", "")]
    [InlineData("domain.biz", "domain.biz")]
    [InlineData("b.domain.biz", "domain.biz")]
    [InlineData("a.b.domain.biz", "domain.biz")]
    // Some rules of two labels.
    [InlineData("com", "")]
    [InlineData("example.com", "example.com")]
    [InlineData("b.example.com", "example.com")]
    [InlineData("a.b.example.com", "example.com")]
    [InlineData("uk.com", "")]
    [InlineData("example.uk.com", "example.uk.com")]
    [InlineData("b.example.uk.com", "example.uk.com")]
    [InlineData("a.b.example.uk.com", "example.uk.com")]
    [InlineData("test.ac", "test.ac")]
    // One wildcard rule only.
    [InlineData("mm", "")]
    [InlineData("c.mm", "")]
    [InlineData("b.c.mm", "b.c.mm")]
    [InlineData("a.b.c.mm", "b.c.mm")]
    // Rules of every form.
    [InlineData("jp", "")]
    [InlineData("test.jp", "test.jp")]
    [InlineData("www.test.jp", "test.jp")]
    [InlineData("ac.jp", "")]
    [InlineData("test.ac.jp", "test.ac.jp")]
    [InlineData("www.test.ac.jp", "test.ac.jp")]
    [InlineData("kyoto.jp", "")]
    [InlineData("test.kyoto.jp", "test.kyoto.jp")]
    [InlineData("ide.kyoto.jp", "")]
    [InlineData("b.ide.kyoto.jp", "b.ide.kyoto.jp")]
    [InlineData("a.b.ide.kyoto.jp", "b.ide.kyoto.jp")]
    [InlineData("c.kobe.jp", "")]
    [InlineData("b.c.kobe.jp", "b.c.kobe.jp")]
    [InlineData("a.b.c.kobe.jp", "b.c.kobe.jp")]
    [InlineData("city.kobe.jp", "city.kobe.jp")]
    [InlineData("www.city.kobe.jp", "city.kobe.jp")]
    // A wildcard rule with an exception.
    [InlineData("ck", "")]
    [InlineData("test.ck", "")]
    [InlineData("b.test.ck", "b.test.ck")]
    [InlineData("a.b.test.ck", "b.test.ck")]
    [InlineData("www.ck", "www.ck")]
    [InlineData("www.www.ck", "www.ck")]
    // Rules of three labels.
    [InlineData("us", "")]
    [InlineData("test.us", "test.us")]
    [InlineData("www.test.us", "test.us")]
    [InlineData("ak.us", "")]
    [InlineData("test.ak.us", "test.ak.us")]
    [InlineData("www.test.ak.us", "test.ak.us")]
    [InlineData("k12.ak.us", "")]
    [InlineData("test.k12.ak.us", "test.k12.ak.us")]
    [InlineData("www.test.k12.ak.us", "test.k12.ak.us")]
    // Punycode.
    [InlineData("xn--85x722f.com.cn", "xn--85x722f.com.cn")]
    [InlineData("xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn")]
    [InlineData("www.xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn")]
    [InlineData("shishi.xn--55qx5d.cn", "shishi.xn--55qx5d.cn")]
    [InlineData("xn--55qx5d.cn", "")]
    [InlineData("xn--85x722f.xn--fiqs8s", "xn--85x722f.xn--fiqs8s")]
    [InlineData("www.xn--85x722f.xn--fiqs8s", "xn--85x722f.xn--fiqs8s")]
    [InlineData("shishi.xn--fiqs8s", "shishi.xn--fiqs8s")]
    [InlineData("xn--fiqs8s", "")]
    public void The_vectors_of_the_list_hold(string host, string registrable)
    {
        PublicSuffixes.RegistrableDomain(host).Should().Be(registrable.Length == 0 ? null : registrable);
        PublicSuffixes.IsPublicSuffix(host).Should().Be(registrable.Length == 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("github.io")]
    [InlineData("localhost")]
    [InlineData("app.localhost")]
    [InlineData("a.b.localhost")]
    public void Where_nobody_registers_there_is_no_registrable_domain(string host) =>
        PublicSuffixes.RegistrableDomain(host).Should().BeNull();

    [Theory]
    [InlineData("alice.github.io", "alice.github.io")]
    [InlineData("docs.alice.github.io", "alice.github.io")]
    [InlineData("app-pr-7.vercel.app", "app-pr-7.vercel.app")]
    [InlineData("city.kawasaki.jp", "city.kawasaki.jp")]
    [InlineData("www.localhost.example", "localhost.example")]
    public void Private_rules_and_exceptions_decide_whose_a_host_is(string host, string registrable) =>
        PublicSuffixes.RegistrableDomain(host).Should().Be(registrable);

    [Theory]
    [InlineData("com")]
    [InlineData("co.uk")]
    [InlineData("github.io")]
    [InlineData("vercel.app")]
    [InlineData("pages.dev")]
    [InlineData("azurewebsites.net")]
    [InlineData("s3.amazonaws.com")]
    [InlineData("anything.kawasaki.jp")]
    [InlineData("anything.ck")]
    [InlineData("ck")]
    [InlineData("xn--fiqs8s")]
    [InlineData("internal")]
    [InlineData("unlisted-top-level-name")]
    [InlineData("mylocalhost")]
    public void Anyone_can_register_under_a_public_suffix(string domain) => PublicSuffixes.IsPublicSuffix(domain).Should().BeTrue();

    [Theory]
    [InlineData("example.com")]
    [InlineData("example.co.uk")]
    [InlineData("www.ck")]
    [InlineData("city.kawasaki.jp")]
    [InlineData("kawasaki.jp")]
    [InlineData("a.anything.ck")]
    [InlineData("alice.github.io")]
    [InlineData("notgithub.io")]
    [InlineData("corp.internal")]
    [InlineData("localhost")]
    [InlineData("app.localhost")]
    [InlineData("")]
    public void Other_domains_are_no_public_suffixes(string domain) => PublicSuffixes.IsPublicSuffix(domain).Should().BeFalse();

    [Theory]
    [InlineData("ck", "*.ck")]
    [InlineData("mm", "*.mm")]
    [InlineData("kawasaki.jp", "*.kawasaki.jp")]
    [InlineData("kobe.jp", "*.kobe.jp")]
    [InlineData("compute.amazonaws.com", "*.compute.amazonaws.com")]
    [InlineData("windows.net", ".windows.net")]
    [InlineData("amazonaws.com", ".amazonaws.com")]
    [InlineData("city.kawasaki.jp", null)]
    [InlineData("www.ck", null)]
    [InlineData("azure.com", null)]
    [InlineData("alice.github.io", null)]
    [InlineData("example.com", null)]
    [InlineData("localhost", null)]
    [InlineData("", null)]
    public void Suffixes_lie_below_a_domain(string domain, string? rule)
    {
        if (rule is null)
        {
            PublicSuffixes.SuffixBelow(domain).Should().BeNull();
        }
        else
        {
            PublicSuffixes.SuffixBelow(domain).Should().EndWith(rule);
        }
    }
}
