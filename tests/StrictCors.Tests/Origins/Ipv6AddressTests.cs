using StrictCors.Origins;

namespace StrictCors.Tests.Origins;

/// <summary>The one spelling of an IPv6 address, for a person who wrote another; which spelling an origin may have is in <see
/// cref="SerializedOriginTests"/>.</summary>
[Trait("Specification", "origins §1")]
public class Ipv6AddressTests
{
    [Theory]
    [InlineData("0:0:0:0:0:0:0:0", "::")]
    [InlineData("2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1")]
    [InlineData("1:0:3:4:5:6:7:0", "1:0:3:4:5:6:7:0")]
    [InlineData("::1.2.3.4", "::102:304")]
    // A second name of a host that has a first one.
    [InlineData("::ffff:1.2.3.4", null)]
    [InlineData("::ffff:102:304", null)]
    [InlineData("fe80::1%1", null)]
    [InlineData("1.2.3.4", null)]
    [InlineData("::g", null)]
    public void An_address_has_one_spelling_or_none(string text, string? expected) => Ipv6Address.TryCanonicalize(text).Should().Be(expected);
}
