extern alias Shared;

using System.Reflection;
using StrictCors.Checks;
using StrictCors.Origins;
using StrictCors.Text;
using SharedDisplay = Shared::StrictCors.Text.Display;
using SharedNameSuggestion = Shared::StrictCors.Text.NameSuggestion;
using SharedOrigin = Shared::StrictCors.Origin;
using SharedOrigins = Shared::StrictCors.Origins;
using SharedProblems = Shared::StrictCors.Checks.Problems;

namespace StrictCors.Tests.SharedCore;

/// <summary>The folders that are compiled a second time, for netstandard2.0, give the same results there.</summary>
public class SharedCoreTests
{
    private static readonly string[] Names = ["AllowedOrigins", "AllowedMethods", "web", "partners"];

    /// <summary>Every text in a table of these tests, and every text with a prefix that makes it a host or a port.</summary>
    private static IEnumerable<string> Texts { get; } = 
    [
        .. TableTexts().SelectMany(text => (string[])[text, $"https://{text}", $"https://example.com{text}"]).Distinct(),
    ];

    [Fact]
    public void There_are_thousands_of_texts() => Texts.Count().Should().BeGreaterThan(4_000);

    [Fact]
    public void Origins_are_the_same() => Compare(
        text => Origin.TryParse(text, null, out var origin) ? $"{origin.Scheme} {origin.Host} {origin.Port} {origin}" : null,
        text => SharedOrigin.TryParse(text, null, out var origin) ? $"{origin.Scheme} {origin.Host} {origin.Port} {origin}" : null);

    [Fact]
    public void Origins_of_URLs_are_the_same() => Compare(
        text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && Origin.TryFromUri(uri, out var origin) ? origin.ToString() : null,
        text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && SharedOrigin.TryFromUri(uri, out var origin) ? origin.ToString() : null);

    [Fact]
    public void Patterns_are_the_same() => Compare(
        text => OriginPattern.TryParse(text, out var pattern)
            ? $"{pattern.Kind} {pattern.Scheme} {pattern.Prefix}*{pattern.Suffix} {pattern.Host} {pattern.Port}"
            : null,
        text => SharedOrigins.OriginPattern.TryParse(text, out var pattern)
            ? $"{pattern.Kind} {pattern.Scheme} {pattern.Prefix}*{pattern.Suffix} {pattern.Host} {pattern.Port}"
            : null);

    [Fact]
    public void Problems_of_spelling_are_the_same() => Compare(
        text => Problems.Spelling("AllowedOrigins:0", text, OriginPatternDiagnosis.Diagnose(text)).ToString(),
        text => SharedProblems.Spelling("AllowedOrigins:0", text, SharedOrigins.OriginPatternDiagnosis.Diagnose(text)).ToString());

    [Fact]
    public void Public_suffixes_are_the_same()
    {
        SharedOrigins.PublicSuffixes.Version.Should().Be(PublicSuffixes.Version);
        Compare(
            text => $"{PublicSuffixes.IsPublicSuffix(text)} {PublicSuffixes.RegistrableDomain(text)}",
            text => $"{SharedOrigins.PublicSuffixes.IsPublicSuffix(text)} {SharedOrigins.PublicSuffixes.RegistrableDomain(text)}");
    }

    [Fact]
    public void Texts_for_people_are_the_same() => Compare(
        text => $"{Display.Escape(text)} {Display.SingleLine(text, 20)} {NameSuggestion.Among(Names, text)}",
        text => $"{SharedDisplay.Escape(text)} {SharedDisplay.SingleLine(text, 20)} {SharedNameSuggestion.Among(Names, text)}");

    private static void Compare(Func<string, string?> library, Func<string, string?> shared) =>
        Texts.Where(text => library(text) != shared(text)).Should().BeEmpty();

    private static IEnumerable<string> TableTexts() =>
        from type in typeof(SharedCoreTests).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        from table in method.GetCustomAttributesData()
        where table.AttributeType == typeof(InlineDataAttribute)
        from row in table.ConstructorArguments
        from value in row.Value as IEnumerable<CustomAttributeTypedArgument> ?? []
        where value.Value is string
        select (string)value.Value!;
}
