using CsCheck;
using StrictCors.Origins;
using StrictCors.Tests.Checks;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Properties;

/// <summary>Whatever is written in configuration is a pattern, or somebody is told why not.</summary>
[Trait("Specification", "origins §3")]
public class OriginPatternProperties
{
    private static readonly string[] Fragments =
    [
        "http", "https", "HTTPS", "ws", "wss", "file", "data", "blob", "chrome-extension", "null", "localhost", "example", ".com", "www.", "app-",
            "-app",
        "://", ":", "/", "//", "\\", "@", "?", "#", ".", "..", "-", "_", "*", "**", "*.", ".*", "\\.", "^", "$", "(", ")", "[", "]", "{", "}", "|",
            "+", "[a-z]+", "\\d+", "${X}", "%X%", "<", ">",
        ",", ";", " ", "\t", "\n", "\0", "\u200B", "\u00AD", "\uFEFF", "\"", "'", "ü", "ß", "ｅ", "日本", "\u0308", "xn--", "\uD800", "😀", "%61",
        "127.1", "0x7f", "256", "1", "[::1]", "::", "::ffff:1.2.3.4", "fe80::1%eth0", ":80", ":443", ":8080", ":0", ":99999", ":*", new('a', 64),
    ];

    private static readonly Gen<string> Valid = OriginGenerators.Pattern.Where(text => OriginPattern.TryParse(text, out _));

    private static readonly Gen<string> Written = Gen.Frequency(
        (4, Gen.OneOf(Fragments).Array[0, 8].Select(string.Concat)),
        (2, Gen.OneOf(Fragments).Array[0, 4].Select(parts => "https://" + string.Concat(parts))),
        (2, Gen.Select(Valid, Gen.OneOf(Fragments), Gen.Int[0, 100], (text, fragment, at) => text.Insert(at % (text.Length + 1), fragment))),
        (1, Gen.String));

    [Fact]
    public void Whatever_is_no_pattern_has_a_message_and_only_a_pattern_is_suggested()
    {
        var (wrong, suggested) = (0, 0);
        Written.Sample(
            text =>
            {
                if (OriginPattern.TryParse(text, out _))
                {
                    return;
                }

                var problem = Spelling.ProblemOf(text);
                Interlocked.Increment(ref wrong);
                Require(problem.Code.StartsWith("SC11", StringComparison.Ordinal), problem.Code);
                Require(problem.Message.Length is > 10 and < 220, $"a message of {problem.Message.Length} characters");
                Require(problem.Message.All(character => character is >= ' ' and <= '~'),
                    $"a message with characters from outside: {problem.Message}");
                if (problem.Suggestion is not { } suggestion || problem.Fix?.Replacements is not [_])
                {
                    return;
                }

                Interlocked.Increment(ref suggested);
                Require(OriginPattern.TryParse(suggestion, out _), $"{suggestion} is no pattern");
            },
            iter: Cases.Of(100_000));

        wrong.Should().BeGreaterThan(50_000);
        suggested.Should().BeGreaterThan(5_000);
    }

    [Fact]
    public void The_parser_agrees_with_filling_in_the_stars()
    {
        var (accepted, refused) = (0L, 0L);
        Gen.Frequency((3, OriginGenerators.Pattern), (3, OriginGenerators.Pattern.SelectMany(OriginGenerators.Mutated)), (2, Written)).Sample(
            text =>
            {
                var isPattern = PlainPattern.IsPattern(text);
                Interlocked.Increment(ref isPattern ? ref accepted : ref refused);
                return OriginPattern.TryParse(text, out _) == isPattern;
            },
            iter: Cases.Of(100_000));

        accepted.Should().BeGreaterThan(20_000);
        refused.Should().BeGreaterThan(20_000);
    }

    [Fact]
    public void What_was_a_pattern_before_a_slip_is_suggested_again()
    {
        (string Name, Func<string, string> Slip)[] slips =
        [
            ("upper case", text => text.ToUpperInvariant()),
            ("scheme in upper case", text => text.Replace("http", "HTTP", StringComparison.Ordinal)),
            ("slash", text => text + "/"),
            ("path", text => text + "/path?query#fragment"),
            ("backslash", text => text + "\\"),
            ("white space", text => $" {text}\r\n"),
            ("byte order mark", text => "\uFEFF" + text),
            ("quotation marks", text => $"\"{text}\""),
            ("list", text => $"[\"{text}\"]"),
            ("comma", text => text + ","),
            ("user information", text => text.Replace("://", "://user:password@", StringComparison.Ordinal)),
            ("doubled scheme", text => text.StartsWith("http", StringComparison.Ordinal) ? "https://" + text : text + "/"),
            ("missing slash", text => text.StartsWith("http", StringComparison.Ordinal) ? text.Replace("://", ":/", StringComparison.Ordinal) : text
                + "/"),
            ("backslashes", text => text.StartsWith("http", StringComparison.Ordinal) ? text.Replace("://", ":\\\\", StringComparison.Ordinal)
                : text + "/"),
            ("WebSocket", text => text.Replace("http", "ws", StringComparison.Ordinal) + "/"),
            ("white space inside", text => text.Replace("://", ":// ", StringComparison.Ordinal)),
        ];

        // Pages of files have two origins, and a slip in one of them does not show which is meant.
        Gen.Select(Valid.Where(text => text != "file://"), Gen.Int[0, slips.Length - 1]).Sample(
            (text, slip) =>
            {
                var written = slips[slip].Slip(text);
                var suggestion = Spelling.ProblemOf(written).Suggestion;
                Require(suggestion == text, $"{slips[slip].Name}: {written} suggests {suggestion ?? "nothing"}, not {text}");
            },
            iter: Cases.Of(50_000));
    }

    [Fact]
    public void What_is_read_prints_as_it_was_written() =>
        Valid.Sample(
            text => OriginPattern.TryParse(text, out var pattern) && pattern.Text == text && Print(pattern) == text,
            iter: Cases.Of(50_000));

    [Fact]
    public void A_serialised_origin_is_a_pattern_that_covers_itself() =>
        OriginGenerators.Pattern.SelectMany(OriginGenerators.OriginNear).Sample(
            text => !SerializedOrigin.TryParse(text, out var origin)
                || (OriginPattern.TryParse(text, out var pattern) && pattern.IsOrigin && pattern.Matches(origin)),
            iter: Cases.Of(50_000));

    [Fact]
    public void No_text_takes_longer_than_its_length()
    {
        // Each fragment repeated up to the length that is looked into, behind the starts that lead to different questions; and far beyond.
        foreach (var fragment in Fragments)
        {
            foreach (var start in (string[])["", "https://", "https://*.", "^https://", "https://[", "\"", "a "])
            {
                ShouldBeLinear(start, fragment, 1_000);
            }

            ShouldBeLinear("https://", fragment, 25_000);
        }
    }

    private static void ShouldBeLinear(string start, string fragment, int length) => Growth.ShouldBeLinear(
        size =>
        {
            var text = start + string.Concat(Enumerable.Repeat(fragment, size / fragment.Length));
            return () =>
            {
                OriginPattern.TryParse(text, out _).Should().BeFalse();
                Spelling.ProblemOf(text).Message.Should().NotBeEmpty();
            };
        },
        length,
        $"{start} and {length} characters of {fragment}");

    private static string Print(OriginPattern pattern)
    {
        var host = pattern.Kind switch
        {
            OriginPatternKind.Subdomains => $"*.{pattern.Host}",
            OriginPatternKind.AnyExtension => "*",
            OriginPatternKind.Label => $"{pattern.Prefix}*{pattern.Suffix}.{pattern.Host}",
            _ => pattern.Host,
        };
        var port = pattern.Port switch
        {
            OriginPattern.AnyPort => ":*",
            _ when pattern.Port == SerializedOrigin.DefaultPort(pattern.Scheme) => "",
            _ => $":{pattern.Port}",
        };
        return $"{pattern.Scheme}://{host}{port}";
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new InvalidOperationException(message);
        }
    }
}
