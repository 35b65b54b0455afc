using StrictCors.Matching;
using StrictCors.Origins;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Matching;

/// <summary>What the compiled set answers. That it agrees with the patterns one by one is a property: see Properties.</summary>
[Trait("Specification", "origins §4")]
public class OriginSetTests
{
    private static readonly string[] Mixed =
    [
        "https://example.com", "https://*.example.com:8443", "http://localhost:*", "https://app-*.example.com", "https://*-a-b.example.com",
        "chrome-extension://abcdef",
    ];

    [Theory]
    [InlineData("https://example.com", OriginVerdict.Allowed)]
    [InlineData("https://a.b.example.com:8443", OriginVerdict.Allowed)]
    [InlineData("http://localhost", OriginVerdict.Allowed)]
    [InlineData("http://localhost:3000", OriginVerdict.Allowed)]
    [InlineData("https://app-1.example.com", OriginVerdict.Allowed)]
    [InlineData("https://1-a-b.example.com", OriginVerdict.Allowed)]
    [InlineData("chrome-extension://abcdef", OriginVerdict.Allowed)]
    [InlineData("https://a.example.com", OriginVerdict.NotAllowed)]
    [InlineData("https://localhost", OriginVerdict.NotAllowed)]
    [InlineData("chrome-extension://abcdeg", OriginVerdict.NotAllowed)]
    [InlineData("chrome-extension://localhost", OriginVerdict.NotAllowed)]
    [InlineData("null", OriginVerdict.Null)]
    [InlineData("NULL", OriginVerdict.Malformed)]
    [InlineData("", OriginVerdict.Malformed)]
    [InlineData("https://example.com/", OriginVerdict.Malformed)]
    [InlineData("https://Example.com", OriginVerdict.Malformed)]
    [InlineData("https://example.com, https://example.com", OriginVerdict.Malformed)]
    [InlineData("https://*.example.com:8443", OriginVerdict.Malformed)]
    [InlineData("http://localhost:*", OriginVerdict.Malformed)]
    internal void The_verdict(string origin, OriginVerdict expected) => Set(Mixed).Match(origin).Should().Be(expected);

    [Fact]
    public void The_longest_origin_there_can_be_is_an_origin()
    {
        var label = new string('a', 63);
        var origin = $"a{new string('b', 63)}://{label}.{label}.{label}.{label[..61]}:65535";
        origin.Should().HaveLength(SerializedOrigin.MaxLength);

        Set(origin).Match(origin).Should().Be(OriginVerdict.Allowed);
        Set("https://example.com").Match(origin).Should().Be(OriginVerdict.NotAllowed);
        Set("https://example.com").Match(origin + "0").Should().Be(OriginVerdict.Malformed);
    }

    [Fact]
    public void Any_port_of_both_schemes_is_two_patterns_of_one_host()
    {
        var set = Set("http://example.com:*", "https://example.com:*");

        set.Match("http://example.com:1").Should().Be(OriginVerdict.Allowed);
        set.Match("https://example.com:1").Should().Be(OriginVerdict.Allowed);
    }

    [Fact]
    public void The_patterns_are_those_it_was_given() =>
        Set(Mixed).Patterns.Select(pattern => pattern.Text).Should().Equal(Mixed);

    [Fact]
    public void Nothing_is_allowed_by_nothing()
    {
        OriginSet.Empty.Match("https://example.com").Should().Be(OriginVerdict.NotAllowed);
        OriginSet.Empty.Match("null").Should().Be(OriginVerdict.Null);
    }

    [Fact]
    public void Null_is_allowed_where_it_is_listed()
    {
        var set = Set("null", "https://example.com");

        (set.HasNull, set.IsAny).Should().Be((true, false));
        set.Match("null").Should().Be(OriginVerdict.Allowed);
        set.Match("Null").Should().Be(OriginVerdict.Malformed);
        set.Match("https://example.org").Should().Be(OriginVerdict.NotAllowed);
    }

    [Theory]
    [InlineData("https://example.com")]
    [InlineData("null")]
    [InlineData("anything, at all")]
    public void The_star_allows_every_value(string origin) => Set("*").Match(origin).Should().Be(OriginVerdict.Allowed);

    [Fact]
    public void Any_extension_is_every_host_of_its_scheme_without_a_port()
    {
        var set = Set("moz-extension://*", "vscode-webview://*", "chrome-extension://abc", "app://.");

        set.Match("moz-extension://53f0d0a4-7f3b-4a4e-9d43-1c7c3ad4d7d2").Should().Be(OriginVerdict.Allowed);
        set.Match("vscode-webview://0abc").Should().Be(OriginVerdict.Allowed);
        set.Match("chrome-extension://abc").Should().Be(OriginVerdict.Allowed);
        set.Match("app://.").Should().Be(OriginVerdict.Allowed);
        set.Match("chrome-extension://def").Should().Be(OriginVerdict.NotAllowed);
        set.Match("moz-extension://a:80").Should().Be(OriginVerdict.NotAllowed);
        set.Match("moz-extensions://a").Should().Be(OriginVerdict.NotAllowed);
        set.Match("https://a").Should().Be(OriginVerdict.NotAllowed);
        set.Match("app://-").Should().Be(OriginVerdict.NotAllowed);
        set.Match("moz-extension://*").Should().Be(OriginVerdict.Malformed);
    }

    [Fact]
    public void A_file_is_allowed_where_it_is_listed_and_is_not_null()
    {
        Set("file://").Match("file://").Should().Be(OriginVerdict.Allowed);
        Set("file://").Match("null").Should().Be(OriginVerdict.Null);
        Set("null").Match("file://").Should().Be(OriginVerdict.NotAllowed);
        Set("https://*.example.com").Match("https://a.example.com.").Should().Be(OriginVerdict.NotAllowed);
    }

    [Fact]
    public void A_value_that_is_too_long_is_not_looked_at()
    {
        var comparer = new CountingComparer();
        var set = new OriginSet([.. Patterns([.. Enumerable.Range(0, 10).Select(i => $"https://{i}.example")])], comparer);

        // Ten are hashed, where a few would be compared by their length first.
        comparer.Count(() => set.Match("https://7.example").Should().Be(OriginVerdict.Allowed)).Should().BePositive();
        comparer.Count(() => set.Match("https://" + new string('a', 1_000_000)).Should().Be(OriginVerdict.Malformed)).Should().Be(0);
    }

    [Fact]
    public void The_patterns_stay_in_their_order() => Set(Mixed).Texts.Should().Equal(Mixed);

    [Fact]
    public void Several_ports_and_schemes_of_one_wildcard()
    {
        var set = Set("https://*.example.com", "https://*.example.com:8443", "http://*.example.com:8080", "https://*.example.com");

        set.Match("https://a.example.com").Should().Be(OriginVerdict.Allowed);
        set.Match("https://a.example.com:8443").Should().Be(OriginVerdict.Allowed);
        set.Match("http://a.example.com:8080").Should().Be(OriginVerdict.Allowed);
        set.Match("http://a.example.com").Should().Be(OriginVerdict.NotAllowed);
        set.Match("http://a.example.com:8443").Should().Be(OriginVerdict.NotAllowed);
        set.Match("https://a.example.com:8080").Should().Be(OriginVerdict.NotAllowed);
    }

    [Fact]
    public void One_wildcard_may_be_listed_on_every_port()
    {
        string[] all = [.. Enumerable.Range(1, 65535).Where(port => port != 443).Select(port => $"https://*.example.com:{port}")];
        var set = Set(all);

        set.Match("https://a.example.com:65535").Should().Be(OriginVerdict.Allowed);
        set.Match("https://a.example.com").Should().Be(OriginVerdict.NotAllowed);
        Growth.ShouldBeLinear(
            count =>
            {
                List<OriginPattern> patterns = [.. Patterns(all[..count])];
                return () => patterns.ForEach(new PortSet().Add);
            },
            16_000);
    }

    [Theory]
    [InlineData("https://example.com")]
    [InlineData("https://a.b.example.com:8443")]
    [InlineData("http://localhost:3000")]
    [InlineData("https://app-1.example.com")]
    [InlineData("https://1-a-b.example.com")]
    [InlineData("chrome-extension://abcdef")]
    [InlineData("https://a.example.com")]
    [InlineData("https://a-b-c-d.e.f.g.example.org:1234")]
    [InlineData("http://[2001:db8::1]")]
    [InlineData("http://127.0.0.1")]
    [InlineData("null")]
    [InlineData("https://Example.com")]
    [InlineData("https://example.com, https://example.com")]
    public void An_answer_allocates_nothing(string origin)
    {
        var set = Set(Mixed);

        Allocations.Of(() => set.Match(origin)).Should().Be(0);
    }

    [Fact]
    public void A_set_of_one_origin_is_small() =>
        Allocations.Of(() => Set("https://a.example")).Should().BeLessThan(1000, "a program may have a policy for each endpoint");

    [Fact]
    public void Listed_origins_have_numbers_from_one_on_and_the_others_have_none()
    {
        var set = Set("https://a.example", "https://*.b.example", "https://c.example", "http://localhost:*", "https://d.example");

        string[] origins = ["https://a.example", "https://c.example", "https://d.example", "https://x.b.example", "http://localhost:1"];
        origins.Select(origin => (set.Match(origin, out var number), number)).Should().Equal(
            (OriginVerdict.Allowed, 1), (OriginVerdict.Allowed, 2), (OriginVerdict.Allowed, 3),
            (OriginVerdict.Allowed, 0), (OriginVerdict.Allowed, 0));
        set.ListedCount.Should().Be(3);
    }

    private static OriginSet Set(params string[] patterns) => new([.. Patterns(patterns)]);

    private static IEnumerable<OriginPattern> Patterns(string[] texts) =>
        texts.Select(text => OriginPattern.TryParse(text, out var pattern) ? pattern : throw new ArgumentException(text));
}
