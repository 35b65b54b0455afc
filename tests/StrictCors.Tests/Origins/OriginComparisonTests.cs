using StrictCors.Origins;

namespace StrictCors.Tests.Origins;

/// <summary>Which URLs share an origin, and in which part the others differ.</summary>
[Trait("Specification", "origins §2")]
public class OriginComparisonTests
{
    private const string Url = "http://www.example.com/dir/page.html";

    [Theory]
    [InlineData("http://www.example.com/dir/page2.html", OriginDifference.None)]
    [InlineData("http://www.example.com/dir2/other.html", OriginDifference.None)]
    [InlineData("http://username:password@www.example.com/dir2/other.html", OriginDifference.None)]
    [InlineData("http://www.example.com:81/dir/other.html", OriginDifference.Port)]
    [InlineData("https://www.example.com/dir/other.html", OriginDifference.Scheme)]
    [InlineData("http://en.example.com/dir/other.html", OriginDifference.Host)]
    [InlineData("http://example.com/dir/other.html", OriginDifference.Host)]
    [InlineData("http://v2.www.example.com/dir/other.html", OriginDifference.Host)]
    [InlineData("http://www.example.com:80/dir/other.html", OriginDifference.None)]
    internal void The_table_of_the_specification(string other, OriginDifference difference)
    {
        var (left, right) = (Of(Url), Of(other));

        left.IsSameOrigin(right).Should().Be(difference == OriginDifference.None);
        right.IsSameOrigin(left).Should().Be(difference == OriginDifference.None);
        (left == right).Should().Be(difference == OriginDifference.None);
        left.DifferenceFrom(right).Should().Be(difference);
        right.DifferenceFrom(left).Should().Be(difference);
    }

    [Theory]
    [InlineData("https://example.com:80", "http://example.com", OriginDifference.Scheme)]
    [InlineData("https://example.com:8443", "http://example.com", OriginDifference.Scheme | OriginDifference.Port)]
    [InlineData("https://example.com", "http://example.com:443", OriginDifference.Scheme)]
    [InlineData("https://example.com", "http://example.org:81", OriginDifference.Scheme | OriginDifference.Host | OriginDifference.Port)]
    [InlineData("http://[::1]", "http://127.0.0.1", OriginDifference.Host)]
    [InlineData("http://localhost", "http://127.0.0.1", OriginDifference.Host)]
    [InlineData("capacitor://localhost", "ionic://localhost", OriginDifference.Scheme)]
    [InlineData("capacitor://localhost", "capacitor://localhost:80", OriginDifference.Port)]
    internal void Every_part_that_differs_is_named(string left, string right, OriginDifference difference) =>
        Of(left).DifferenceFrom(Of(right)).Should().Be(difference);

    [Theory]
    [InlineData("https://example.com", "https://example.com", true)]
    [InlineData("https://a.example.com", "https://b.example.com", true)]
    [InlineData("https://example.com", "https://deep.sub.example.com", true)]
    [InlineData("https://a.example.com:8443", "https://b.example.com:9443", true)]
    [InlineData("https://a.example.co.uk", "https://b.example.co.uk", true)]
    [InlineData("https://example.com", "http://example.com", false)]
    [InlineData("https://example.com", "https://example.org", false)]
    [InlineData("https://example.co.uk", "https://other.co.uk", false)]
    [InlineData("https://evilexample.com", "https://example.com", false)]
    [InlineData("https://alice.github.io", "https://bob.github.io", false)]
    [InlineData("https://alice.github.io", "https://docs.alice.github.io", true)]
    [InlineData("https://github.io", "https://github.io", true)]
    [InlineData("https://github.io", "https://alice.github.io", false)]
    [InlineData("http://127.0.0.1:3000", "http://127.0.0.1:4000", true)]
    [InlineData("http://127.0.0.1", "http://128.0.0.1", false)]
    [InlineData("http://1.2.3.4", "http://5.6.3.4", false)]
    [InlineData("http://[::1]:3000", "http://[::1]:4000", true)]
    [InlineData("http://[2001:db8::1]", "http://[2001:db8::2]", false)]
    [InlineData("http://localhost:3000", "http://localhost:4000", true)]
    [InlineData("http://a.localhost", "http://b.localhost", false)]
    [InlineData("capacitor://localhost", "ionic://localhost", false)]
    [InlineData("https://a.example.com.", "https://b.example.com.", true)]
    [InlineData("https://a.example.com.", "https://b.example.com", false)]
    [InlineData("https://example.com.", "https://example.com", false)]
    [InlineData("https://-a.example.com", "https://b-.example.com", true)]
    [InlineData("app://a.example.com", "app://b.example.com", false)]
    public void Same_site(string left, string right, bool expected)
    {
        Of(left).IsSameSite(Of(right)).Should().Be(expected);
        Of(right).IsSameSite(Of(left)).Should().Be(expected);
    }

    [Fact]
    public void The_default_value_is_the_same_as_nothing()
    {
        default(Origin).IsSameOrigin(default).Should().BeFalse();
        default(Origin).IsSameOrigin(Of(Url)).Should().BeFalse();
        Of(Url).IsSameOrigin(default).Should().BeFalse();
        default(Origin).IsSameSite(default).Should().BeFalse();
        default(Origin).IsSameSite(Of(Url)).Should().BeFalse();
        Of(Url).IsSameSite(default).Should().BeFalse();
    }

    private static Origin Of(string url) => Origin.TryFromUri(new Uri(url), out var origin) ? origin : throw new ArgumentException(url);
}
