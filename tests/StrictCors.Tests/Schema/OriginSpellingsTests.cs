using CsCheck;
using Newtonsoft.Json.Linq;
using StrictCors.Origins;

namespace StrictCors.Tests.Schema;

/// <summary>The pattern of the schema and the parser are two descriptions of one grammar. Generated spellings, most of them nearly
/// right, compare the two.</summary>
public sealed class OriginSpellingsTests
{
    private static readonly Gen<string> Label = Gen.OneOf(
        "app", "example", "com", "a", "a-b", "xn--a", "_x", "-a", "a-", "127", "0", "0x", "0x7f", "7up", "*", "-",
            "~", "*-a", "a-*", "a-*-b", "a*", "**",
            "-*", "", "Aa", "localhost");

    private static readonly Gen<string> Domain = Label.Array[1, 4].Select(labels => string.Join('.', labels));

    private static readonly Gen<string> Octet = Gen.OneOf("0", "1", "9", "10", "99", "127", "199", "200", "249", "255", "256", "01", "1000", "");

    private static readonly Gen<string> Ipv4 = Octet.Array[3, 5].Select(octets => string.Join('.', octets));

    private static readonly Gen<string> Group = Gen.OneOf("0", "1", "db8", "ffff", "00", "0a", "A", "12345", "", "7f00");

    private static readonly Gen<string> Ipv6 = Group.Array[1, 9].Select(groups => $"[{string.Join(':', groups)}]");

    private static readonly Gen<string> Scheme = Gen.OneOf("https://", "http://", "chrome-extension://", "a+b.c://",
        "moz-extension://", "app://", "htps://", "httsp://", "htp://", "xttp://", "wss://", "file://", "HTTP://",
        "https:/", "*://", "://", "");

    private static readonly Gen<string> Port = Gen.OneOf("", "", "", ":*", ":80", ":443", ":1", ":0", ":8443", ":65535", ":65536", ":99999", ":080",
        ":", ":a");

    private static readonly Gen<string> Rest = Gen.OneOf("", "", "", "", "", "", "/", "?", "#", " ", ".", "@", "/a", ":1");

    private static readonly Gen<string> Spelling = Gen.Select(Scheme, Gen.OneOf(Domain, Domain, Ipv4, Ipv6), Port, Rest, string.Concat);

    [Fact]
    public void The_schema_takes_what_the_parser_takes() => Spelling.Sample(
        text =>
        {
            var parses = OriginPattern.TryParse(text, out _);
            var fits = SectionSchema.Origin.Validate(new JValue(text)).Count == 0;

            // The lone star stands beside the origins in the schema, so that it stands alone. And which run of zeros an IPv6
            // address leaves out is more than a pattern can say.
            return fits == parses || text == "*" || (fits && text.Contains('['));
        },
        iter: 20_000);
}
