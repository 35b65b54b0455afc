using CsCheck;
using StrictCors.Origins;

namespace StrictCors.Tests.Properties;

/// <summary>The parser against a second reading of the grammar, against <see cref="Uri"/>, and against itself.</summary>
[Trait("Specification", "origins §1")]
public class OriginGrammarProperties
{
    private static readonly Gen<string> Ipv6 = Gen.Select(
        Gen.OneOf("0", "0", "0", "1", "a", "ffff", "db8", "00", "10").Array[1, 9],
        Gen.Int[0, 9],
        Gen.Int[0, 9],
        (groups, from, to) =>
        {
            var (start, end) = (Math.Min(from, groups.Length), Math.Min(Math.Max(from, to), groups.Length));
            return from > to ? $"[{string.Join(':', groups)}]" : $"[{string.Join(':', groups[..start])}::{string.Join(':', groups[end..])}]";
        });

    private static readonly Gen<string> Ipv4 = Gen.OneOf("0", "1", "9", "10", "99", "127", "199", "249", "255", "200", "256", "01")
        .Array[3, 5].Select(parts => string.Join('.', parts));

    private static readonly Gen<string> Domain = Gen.OneOf("a", "b", "com", "example", "a-b", "a_b", "a--b", "-a", "a-", "1", "1a", "0x1", "0xg",
        "", "-", "~", new string('a', 63), new string('a', 64)).Array[1, 5].Select(labels => string.Join('.', labels));

    private static readonly Gen<string> Port = Gen.OneOf("", "", "", ":", ":0", ":1", ":80", ":443", ":8080", ":08080", ":65535", ":65536",
        ":99999", ":100000", ":x");

    private static readonly Gen<string> Scheme = Gen.OneOf("http://", "http://", "https://", "https://", "a+b.c-1://", "chrome-extension://",
        "app://", "file://", "htps://",
        "HTTP://", "1a://", "http:", "http:/", "", new string('a', 64) + "://", new string('a', 65) + "://");

    private static readonly Gen<string> Built = Gen.Select(Scheme, Gen.OneOf(Domain, Domain, Ipv4, Ipv6), Port, (scheme, host, port) =>
        scheme + host + port);

    private static readonly Gen<string> Near = OriginGenerators.Pattern.SelectMany(OriginGenerators.OriginNear);

    private static readonly Gen<string> Text = Gen.Frequency(
        (6, Built),
        (2, Built.SelectMany(OriginGenerators.Mutated)),
        (3, Near),
        (2, Near.SelectMany(OriginGenerators.Mutated)),
        (1, Gen.OneOf("http", "https", "://", ":", "/", ".", "-", "a", "1", "[", "]", "::", "80", "*", "A", " ", "ü", "\0", "@", "%")
        .Array[0, 9].Select(string.Concat)),
        (1, Gen.String));

    [Fact]
    public void The_parser_agrees_with_the_regular_expressions()
    {
        var (accepted, refused) = (0, 0);
        Text.Sample(
            text =>
            {
                var isOrigin = PlainReading.IsOrigin(text);
                _ = isOrigin ? Interlocked.Increment(ref accepted) : Interlocked.Increment(ref refused);
                return SerializedOrigin.TryParse(text, out _) == isOrigin;
            },
            iter: Cases.Of(200_000));

        accepted.Should().BeGreaterThan(20_000);
        refused.Should().BeGreaterThan(20_000);
    }

    [Fact]
    public void What_is_read_prints_as_it_was_written() =>
        Text.Sample(text => !Origin.TryParse(text, out var origin)
            || (origin.ToString() == text && origin == Origin.Parse(text) && origin.IsSameOrigin(Origin.Parse(text))), iter: Cases.Of(100_000));

    [Fact]
    public void Uri_sees_the_same_origin_where_it_sees_one()
    {
        var both = 0;
        Text.Sample(
            text =>
            {
                // To Uri a scheme of one letter is a drive of Windows. The URL of a file has an opaque origin.
                if (!Origin.TryParse(text, out var origin) || origin.Scheme is "file" or { Length: 1 }
                    || !Uri.TryCreate(text, UriKind.Absolute, out var uri))
                {
                    return true;
                }

                Interlocked.Increment(ref both);
                return Origin.TryFromUri(uri, out var same) && same == origin;
            },
            iter: Cases.Of(100_000));

        both.Should().BeGreaterThan(10_000);
    }

    [Fact]
    [Trait("Specification", "origins §2")]
    public void The_origin_of_any_Uri_is_serialised_and_asking_never_throws() =>
        Gen.OneOf(Text, Text.Select(text => text + "/x"), Gen.String.Select(text => "http://" + text), Gen.String.Select(text => "mailto:" + text))
            .Sample(
            text => !Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var uri) || !Origin.TryFromUri(uri, out var origin)
                || PlainReading.IsOrigin(origin.ToString()),
            iter: Cases.Of(100_000));

    [Fact]
    [Trait("Specification", "origins §2")]
    public void Same_origin_and_same_site_are_symmetric() =>
        (from left in Near
         from right in Gen.OneOf(Near, Gen.Const(left), OriginGenerators.Mutated(left))
         select (left, right)).Sample(
            (left, right) => !Origin.TryParse(left, out var a) || !Origin.TryParse(right, out var b)
                || (a.IsSameOrigin(b) == b.IsSameOrigin(a)
                    && a.IsSameOrigin(b) == (left == right)
                    && a.IsSameSite(b) == b.IsSameSite(a)
                    && (!a.IsSameOrigin(b) || a.IsSameSite(b))
                    && (!a.Equals(b) || a.GetHashCode() == b.GetHashCode())),
            iter: Cases.Of(50_000));
}
