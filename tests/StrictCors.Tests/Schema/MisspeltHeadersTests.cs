using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using StrictCors.Checks;

namespace StrictCors.Tests.Schema;

/// <summary>The patterns of the schema for misspelt headers and the check of startup are two descriptions of one rule. Every slip of one character,
/// slips of two, and names that are none compare the two.</summary>
public sealed class MisspeltHeadersTests
{
    private const string Characters = "-_.*0aCeitnXz";

    private static readonly string[] Request =
    [
        "Authorization", "Content-Type", "Accept-Language", "Content-Language", "Cache-Control", "If-None-Match", "If-Modified-Since",
        "X-Requested-With",
    ];

    private static readonly string[] Response =
    [
        "Authorization", "Content-Disposition", "Content-Encoding", "Content-Length", "Content-Range", "Last-Modified", "Retry-After",
        "WWW-Authenticate",
    ];

    private static readonly string[] Others =
    [
        "Accept", "Range", "X-Api-Key", "X-Auth", "Authentication", "Content", "Content-MD5", "Content-Location", "If-Match", "If-Range", "Type",
        "Content-Security-Policy", "X-Requested-By", "X-Authorization", "Proxy", "Author", "Retry", "ETag", "Last-Event-ID", "Cache",
    ];

    public static TheoryData<string> RequestHeaders => [.. Request];

    public static TheoryData<string> ResponseHeaders => [.. Response];

    public static TheoryData<string> AllHeaders => [.. Request.Union(Response)];

    [Theory]
    [MemberData(nameof(RequestHeaders))]
    public void A_pattern_finds_what_startup_finds_in_requests(string header) => Compare(header, TokenKind.RequestHeader, Request);

    [Theory]
    [MemberData(nameof(ResponseHeaders))]
    public void A_pattern_finds_what_startup_finds_in_responses(string header) => Compare(header, TokenKind.ResponseHeader, Response);

    [Theory]
    [MemberData(nameof(AllHeaders))]
    public void A_pattern_is_written_by_code(string header) =>
        PatternOf(header).Should().Be(header == Request[0] ? SlipPattern.OfTwo(header) : SlipPattern.OfOne(header));

    [Theory]
    [InlineData("AllowedHeaders", "Autorization")]
    [InlineData("AllowedHeaders", "autorisation")]
    [InlineData("AllowedHeaders", "Contant-Type")]
    [InlineData("AllowedHeaders", "X-Requested-Wiht")]
    [InlineData("ExposedHeaders", "Content-Dispositon")]
    [InlineData("ExposedHeaders", "WWW-Autenticate")]
    public void Startup_and_the_schema_refuse_a_misspelt_name(string key, string name)
    {
        foreach (var list in new[] { $"""[ "{name}" ]""", $"\"{name}\"", $"""[ "X-Other", "{name}" ]""", $"\"X-Other;{name}\"" })
        {
            var settings = Settings.With($"\"{key}\": {list}");

            Reading.Problems(settings).Should().NotBeEmpty(list);
            SectionSchema.Complaints(settings).Should().NotBeEmpty(list);
        }
    }

    [Theory]
    [InlineData("AllowedHeaders", """[ "Autorization", "authorization" ]""")]
    [InlineData("AllowedHeaders", "\"Content-Types;CONTENT-TYPE\"")]
    [InlineData("AllowedHeaders", """[ "Authentication", "X-Authorization", "X-Requested-By", "If-Match" ]""")]
    [InlineData("AllowedHeaders", """[ "*", "Authorization" ]""")]
    [InlineData("ExposedHeaders", """[ "Content-Langth", "Content-Length" ]""")]
    [InlineData("ExposedHeaders", "\"ETag;Content-Location;X-Total\"")]
    public void Beside_the_right_one_and_as_a_name_of_its_own_it_is_meant(string key, string list)
    {
        var settings = Settings.With($"\"{key}\": {list}");

        Reading.Problems(settings).Should().BeEmpty();
        SectionSchema.Complaints(settings).Should().BeEmpty();
    }

    private static void Compare(string header, TokenKind kind, string[] headers)
    {
        var pattern = new Regex(PatternOf(header));
        foreach (var name in headers.SelectMany(OneSlip).Concat(TwoSlips(header)).Concat(Others).Concat(headers))
        {
            pattern.IsMatch(name).Should().Be(MisspeltToken.Header(name, kind, []) == header, name);
        }
    }

    private static string PatternOf(string header) => (string)JObject.Parse(SchemaFiles.Schema)["definitions"]!
        [$"strictCorsMisspelt{header.Replace("-", "", StringComparison.Ordinal)}"]!["pattern"]!;

    private static IEnumerable<string> TwoSlips(string header) => OneSlip(header).Where((_, i) => i % 7 == 0).SelectMany(OneSlip)
        .Where((_, i) => i % 11 == 0);

    private static IEnumerable<string> OneSlip(string name)
    {
        for (var i = 0; i <= name.Length; i++)
        {
            foreach (var character in Characters)
            {
                yield return name.Insert(i, character.ToString());
                yield return name[..i] + character + name[Math.Min(i + 1, name.Length)..];
            }

            yield return name.Remove(Math.Min(i, name.Length - 1), 1);
            yield return i < 2 ? name.ToLowerInvariant() : $"{name[..(i - 2)]}{name[i - 1]}{name[i - 2]}{name[i..]}";
        }
    }
}
