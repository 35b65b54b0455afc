namespace StrictCors.Tests.Policies;

/// <summary>What a decision and a policy are in a log or a debugger.</summary>
public sealed class TextTests
{
    [Theory]
    [InlineData("https://app.example.com", "allowed")]
    [InlineData("https://evil.test", "denied; origin-not-allowed")]
    [InlineData("null", "denied; origin-null")]
    [InlineData("http://api.example.com", "same-origin")]
    public void D5_ToString_of_a_decision_is_the_text_of_the_header(string origin, string text)
    {
        var policy = StrictCorsPolicy.Compile(new() { AllowedOrigins = { "https://app.example.com" } }, "web");

        policy.Evaluate(new CorsRequest { Origin = origin, Host = "api.example.com" }).ToString().Should().Be(text);
        policy.Evaluate(new CorsRequest { Host = "api.example.com" }).ToString().Should().Be("not-cors");
        policy.ToString().Should().Be("web");
        StrictCorsPolicy.Compile(new() { AllowedOrigins = { "*" } }).ToString().Should().BeEmpty();
    }
}
