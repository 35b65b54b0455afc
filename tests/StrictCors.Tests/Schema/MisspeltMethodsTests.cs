using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using StrictCors.Checks;

namespace StrictCors.Tests.Schema;

/// <summary>The patterns of the schema for misspelt methods and the check of startup are two descriptions of one rule. Every slip of one character,
/// and many that are none, compare the two.</summary>
public sealed class MisspeltMethodsTests
{
    private const string Characters = "!#$%&'*+.^_`|~-0aAbBdDeEgGhHiIlLnNoOpPsStTuUxXcC";

    private static readonly string[] All = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"];

    public static TheoryData<string> Methods => [.. All];

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_pattern_finds_what_startup_finds(string method)
    {
        var pattern = new Regex((string)JObject.Parse(SchemaFiles.Schema)["definitions"]!
            [$"strictCorsMisspelt{method[..1]}{method[1..].ToLowerInvariant()}"]!["pattern"]!);

        foreach (var name in Names())
        {
            pattern.IsMatch(name).Should().Be(MisspeltToken.Method(name, []) == method, name);
        }
    }

    [Theory]
    [InlineData("""[ "GETS", "GET" ]""")]
    [InlineData("\"GETS;GET\"")]
    [InlineData("""[ "DEL", "DELETE", "SEARCH", "PURGE" ]""")]
    [InlineData("\"REPORT;PROPFIND;LOCK;UNLOCK;COPY;MOVE\"")]
    public void Beside_the_right_one_it_is_meant(string list)
    {
        var settings = Settings.With($"\"AllowedMethods\": {list}");

        Reading.Problems(settings).Should().BeEmpty();
        SectionSchema.Complaints(settings).Should().BeEmpty();
    }

    private static IEnumerable<string> Names()
    {
        foreach (var method in All)
        {
            for (var i = 0; i <= method.Length; i++)
            {
                foreach (var character in Characters)
                {
                    yield return method.Insert(i, character.ToString());
                    yield return method[..i] + character + method[Math.Min(i + 1, method.Length)..];
                }

                yield return method[..i];
                yield return method.Remove(Math.Min(i, method.Length - 1), 1);
                yield return method[..Math.Max(i - 2, 0)] + method[i..];
                yield return i < 2 ? method : $"{method[..(i - 2)]}{method[i - 1]}{method[i - 2]}{method[i..]}";
                yield return $"Http{method[..i].ToLowerInvariant()}";
                yield return $"HttpMethod.{method[..i]}";
                yield return $"HTTPMETHOD{method}";
            }
        }
    }
}
