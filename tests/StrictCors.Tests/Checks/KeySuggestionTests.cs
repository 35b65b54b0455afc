using StrictCors.Checks;

namespace StrictCors.Tests.Checks;

/// <summary>The configuration key that an unknown key most likely means.</summary>
public class KeySuggestionTests
{
    [Theory]
    [InlineData("SupportsCredentials", "AllowCredentials")]
    [InlineData("Access-Control-Max-Age", "PreflightMaxAge")]
    [InlineData("Max_Age_In_Seconds", "PreflightMaxAge")]
    [InlineData("MyNewOrigins", "AllowedOrigins")]
    [InlineData("AnyNullOrigin", null)]
    [InlineData("Colour", null)]
    public void The_words_of_a_key_count(string name, string? expected) =>
        KeySuggestion.Find(["AllowedOrigins", "AllowCredentials", "PreflightMaxAge", "DangerouslyAllowNullOrigin"], name).Should().Be(expected);

    // The name is so much longer than the keys that a comparison by letters finds nothing.
    [Fact]
    public void The_longest_shared_end_decides() =>
        KeySuggestion.Find(["PublicOrigins", "AllowedOrigins", "OtherOrigins"], "EverythingThatIsInTrustedOrigins").Should().Be("AllowedOrigins");

    [Theory]
    [InlineData("SomethingLongerForReaders", "AllowedHeaders")]
    [InlineData("SomethingLongerForTraders", null)]
    public void An_end_of_six_letters_is_shared(string name, string? expected) =>
        KeySuggestion.Find(["AllowedMethods", "AllowedHeaders"], name).Should().Be(expected);

    // Names of more than 64 characters are compared by their ends only.
    [Fact]
    public void The_shared_end_may_be_a_whole_key() =>
        KeySuggestion.Find(["AllowedMethods", "AllowedOrigins"], new string('x', 64) + "AllowedOrigins").Should().Be("AllowedOrigins");
}
