using static StrictCors.Tests.Policies.TestPolicy;
using static StrictCors.Tests.Policies.TestRequest;

namespace StrictCors.Tests.Policies;

/// <summary>What is beyond the bounds is not looked at. The work within them is counted where it is done.</summary>
public class ComplexityTests
{
    private static readonly StrictCorsPolicy[] Policies =
    [
        ForApp(web => web.WithHeaders("a")),
        ForApp(web => web.WithHeaders("*")),
        ForApp(web => web.WithHeaders("*").AllowCredentials()),
    ];

    // What lies beyond the bound is not read: were it, these would be malformed instead.
    [Theory]
    [InlineData("(")]
    [InlineData("\0,")]
    [InlineData(" a b ,")]
    public void What_is_too_long_is_not_scanned(string unit)
    {
        foreach (var policy in Policies)
        {
            policy.Evaluate(Preflight(App, "GET", Repeat(unit, 30_000))).Reason.Should().Be(CorsDenialReason.TooManyHeaders);
        }
    }

    [Fact]
    public void Behind_the_hundred_and_twenty_ninth_name_nothing_is_scanned() =>
        ForApp().Evaluate(Preflight(App, "GET", Repeat("a,", 2 * 129) + "(")).Reason.Should().Be(CorsDenialReason.TooManyHeaders);

    [Fact]
    public void An_origin_that_is_too_long_is_malformed_whatever_it_holds() =>
        ForApp(web => web.WithOrigins("https://*.example.com")).Evaluate(Actual("https://" + Repeat("a.", 30_000) + "example.com")).Reason.Should()
            .Be(CorsDenialReason.OriginMalformed);

    private static string Repeat(string unit, int length) => string.Concat(Enumerable.Repeat(unit, (length / unit.Length) + 1))[..length];
}
