using StrictCors.Origins;

namespace StrictCors.Tests.Origins;

/// <summary>The parts of a host, each by itself: in an origin, what one of them lets through another may still refuse.</summary>
[Trait("Specification", "origins §1")]
public class HostGrammarTests
{
    [Theory]
    [InlineData("a", true)]
    [InlineData("a-1_", true)]
    [InlineData("", false)]
    [InlineData("-a", true)]
    [InlineData("a-", true)]
    [InlineData("a b", false)]
    [InlineData("a.b", false)]
    [InlineData("A", false)]
    public void A_label(string text, bool expected) => HostGrammar.IsLabel(text).Should().Be(expected);

    [Theory]
    [InlineData("0.9.10.99", true)]
    [InlineData("100.199.249.255", true)]
    [InlineData("1.2.3", false)]
    [InlineData("1.2.3.4.5", false)]
    [InlineData("1.2.3.", false)]
    [InlineData("1.2.3.256", false)]
    [InlineData("1.2.3.260", false)]
    [InlineData("1.2.3.300", false)]
    [InlineData("1.2.3.00", false)]
    [InlineData("1.2.3.a", false)]
    [InlineData("1.2.3.1a", false)]
    [InlineData("1.2.3.1a2", false)]
    [InlineData("1.2.3.12a", false)]
    [InlineData("1.2.3.20a", false)]
    [InlineData("1.2.3.25a", false)]
    public void An_IPv4_address(string text, bool expected) => HostGrammar.IsIpv4(text).Should().Be(expected);

    [Theory]
    [InlineData("a", true)]
    [InlineData("a-b.c_d.0e", true)]
    [InlineData("0x1g", true)]
    [InlineData("", false)]
    [InlineData(".a", false)]
    [InlineData("a.", false)]
    [InlineData("a..b", false)]
    [InlineData("-a.b", true)]
    [InlineData("a-.b", true)]
    [InlineData("a.-b", true)]
    [InlineData("a.b-", true)]
    [InlineData("a:b", false)]
    [InlineData("a\u0080", false)]
    [InlineData("a.1", false)]
    [InlineData("a.0x1f", false)]
    public void A_domain(string text, bool expected) => HostGrammar.IsDomain(text).Should().Be(expected);

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void A_label_in_a_domain_has_a_longest_length(int length, bool expected)
    {
        HostGrammar.IsDomain(new string('a', length)).Should().Be(expected);
        HostGrammar.IsDomain(new string('a', length) + ".b").Should().Be(expected);
        HostGrammar.IsDomain("b." + new string('a', length)).Should().Be(expected);
    }
}
