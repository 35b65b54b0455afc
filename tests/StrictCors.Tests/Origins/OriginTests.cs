using System.Globalization;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Origins;

/// <summary>The public value type.</summary>
[Trait("Specification", "api, Origin")]
public class OriginTests
{
    [Fact]
    public void It_has_scheme_host_and_port()
    {
        var origin = Origin.Parse("https://app.example.com:8443");

        (origin.Scheme, origin.Host, origin.Port, origin.IsDefaultPort).Should().Be(("https", "app.example.com", 8443, false));
    }

    [Theory]
    [InlineData("https://example.com", 443, true)]
    [InlineData("http://example.com", 80, true)]
    [InlineData("http://example.com:443", 443, false)]
    [InlineData("https://example.com:80", 80, false)]
    [InlineData("http://[::1]:3000", 3000, false)]
    [InlineData("capacitor://localhost", -1, true)]
    [InlineData("capacitor://localhost:80", 80, false)]
    [InlineData("https://example.com.:8443", 8443, false)]
    [InlineData("app://.", -1, true)]
    [InlineData("app://.:80", 80, false)]
    [InlineData("file://", -1, true)]
    public void The_default_port_is_filled_in_and_not_written(string text, int port, bool isDefault)
    {
        var origin = Origin.Parse(text, CultureInfo.InvariantCulture);

        (origin.Port, origin.IsDefaultPort).Should().Be((port, isDefault));
        origin.ToString().Should().Be(text);
        $"{origin}".Should().Be(text);
    }

    [Theory]
    [InlineData("https://Example.com")]
    [InlineData("null")]
    [InlineData("")]
    public void Parse_throws_on_anything_else(string text)
    {
        FluentActions.Invoking(() => Origin.Parse(text.AsSpan())).Should().Throw<FormatException>()
            .WithMessage("Not a serialised origin: *lower case, no default port, no path.");
        FluentActions.Invoking(() => Origin.Parse(text.AsSpan(), CultureInfo.InvariantCulture)).Should().Throw<FormatException>();
        FluentActions.Invoking(() => Origin.Parse(text, CultureInfo.InvariantCulture)).Should().Throw<FormatException>();
    }

    [Fact]
    public void Parse_throws_on_a_missing_text() =>
        FluentActions.Invoking(() => Origin.Parse(null!, CultureInfo.InvariantCulture)).Should().Throw<ArgumentNullException>();

    [Fact]
    public void TryParse_says_so_instead()
    {
        Origin.TryParse(null, CultureInfo.InvariantCulture, out _).Should().BeFalse();
        Origin.TryParse("null", CultureInfo.InvariantCulture, out _).Should().BeFalse();
        Origin.TryParse("https://example.com".AsSpan(), CultureInfo.InvariantCulture, out var origin).Should().BeTrue();
        origin.Host.Should().Be("example.com");
        Origin.TryParse("https://example.com", CultureInfo.InvariantCulture, out origin).Should().BeTrue();
        origin.Host.Should().Be("example.com");
    }

    [Fact]
    public void Minimal_APIs_bind_it() => ParseGeneric<Origin>("https://example.com").Host.Should().Be("example.com");

    [Theory]
    [InlineData("https://example.com")]
    [InlineData("https://example.com:8443")]
    [InlineData("capacitor://localhost")]
    public void TryFormat_writes_all_or_nothing(string text)
    {
        var origin = Origin.Parse(text);
        var exact = new char[text.Length];
        origin.TryFormat(exact, out var written, default, null).Should().BeTrue();
        written.Should().Be(text.Length);
        new string(exact).Should().Be(text);

        for (var length = 0; length < text.Length; length++)
        {
            origin.TryFormat(new char[length], out written, default, null).Should().BeFalse();
            written.Should().Be(0);
        }
    }

    [Fact]
    public void TryFormat_allocates_nothing()
    {
        var origin = Origin.Parse("https://example.com:8443");
        var buffer = new char[64];

        Allocations.Of(() => origin.TryFormat(buffer, out _, default, null)).Should().Be(0);
    }

    [Fact]
    public void Equality_is_that_of_the_parts()
    {
        var origin = Origin.Parse("https://example.com");

        origin.Equals(Origin.Parse("https://example.com")).Should().BeTrue();
        origin.Equals((object)Origin.Parse("https://example.com")).Should().BeTrue();
        origin.Equals("https://example.com").Should().BeFalse();
        origin.Equals(null).Should().BeFalse();
        (origin == Origin.Parse("https://example.com")).Should().BeTrue();
        (origin != Origin.Parse("https://example.com")).Should().BeFalse();
        (origin != Origin.Parse("https://example.com:8443")).Should().BeTrue();
        (origin == Origin.Parse("http://example.com")).Should().BeFalse();
        origin.GetHashCode().Should().Be(Origin.Parse("https://example.com").GetHashCode());
        new HashSet<Origin> { origin, Origin.Parse("https://example.com"), default, default }.Should().HaveCount(2);
    }

    [Fact]
    public void The_default_value_is_empty_and_equal_to_itself()
    {
        var none = default(Origin);

        (none.Scheme, none.Host, none.Port, none.IsDefaultPort, none.ToString()).Should().Be(("", "", 0, false, ""));
        none.Equals(default).Should().BeTrue();
        (none == Origin.Parse("https://example.com")).Should().BeFalse();
        none.GetHashCode().Should().Be(default(Origin).GetHashCode());
        none.TryFormat([], out var written, default, null).Should().BeTrue();
        written.Should().Be(0);
    }

    private static T ParseGeneric<T>(string text)
        where T : IParsable<T> => T.Parse(text, null);
}
