using StrictCors.Checks;
using StrictCors.Configuration;

namespace StrictCors.Tests.Configuration;

/// <summary>What the command-line tool reports beside the problems of startup, in words of the catalogue.</summary>
public sealed class SettingsFileTests
{
    [Fact]
    public void What_is_wrong_with_a_file()
    {
        (Problems.NotJson("appsettings.json", "'}' is invalid.") is { Code: "SC1040", Path: "appsettings.json" }).Should().BeTrue();
        (Problems.DuplicateKey("appsettings.json", "StrictCors:DefaultPolicy") is { Code: "SC1041", Suggestion: "the key once" }).Should().BeTrue();
        (Problems.ReplacedEverywhere("StrictCors:DefaultPolicy") is { Code: "SC3041", Path: "StrictCors:DefaultPolicy" }).Should().BeTrue();
    }

    [Theory]
    [InlineData("https://a.example.com", "https://*.example.com")]
    [InlineData("https://*.a.example.com", "https://*.example.com")]
    [InlineData("https://app-*.example.com", "https://*.example.com")]
    [InlineData("https://app-1.example.com", "https://app-*.example.com")]
    [InlineData("http://localhost:3000", "http://localhost:*")]
    [InlineData("https://*.example.com", "https://*.example.com:*")]
    [InlineData("moz-extension://0a1b", "moz-extension://*")]
    public void An_origin_that_a_wildcard_covers(string covered, string wildcard)
    {
        Warnings(covered, wildcard).Should().ContainSingle().Which.Should()
            .BeEquivalentTo(new { Code = "SC3040", Path = "StrictCors:Policies:web:AllowedOrigins:0", Value = covered });
        Warnings(wildcard, covered).Should().ContainSingle().Which.Value.Should().Be(covered);
        Warnings(wildcard).Should().BeEmpty("the advice is to remove the entry");
    }

    [Theory]
    [InlineData("https://example.com", "https://*.example.com")]
    [InlineData("http://a.example.com", "https://*.example.com")]
    [InlineData("https://a.example.com:8443", "https://*.example.com")]
    [InlineData("https://a.b.example.com", "https://app-*.example.com")]
    public void An_origin_of_its_own(string one, string other) => Warnings(one, other).Should().BeEmpty();

    private static List<StrictCorsConfigurationProblem> Warnings(params string[] origins)
    {
        var options = new StrictCorsOptions();
        options.Policies["web"] = new() { AllowedOrigins = [.. origins] };
        var check = ConfigurationCheck.Run(options);
        return [.. ConfigurationWarnings.Find(options, check.Table!, "Development")];
    }
}
