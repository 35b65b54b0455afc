using StrictCors.Tests.Configuration;

namespace StrictCors.Tests.Checks.Mistakes;

/// <summary>Mistakes in keys and in the shape of the section that a person made who knew neither the rules nor the other tests.</summary>
public class KeyMistakesTests
{
    private const string Web = """ "web": { "AllowedOrigins": [ "https://ok.example" ] } """;
    private const string Named = """{ "DefaultPolicy": "web", "Policies": {""" + Web + "} }";

    [Theory]
    [InlineData("\"PreflightMaxAgeMinutes\": 10", "\"PreflightMaxAge\": \"00:10:00\"")]
    [InlineData("\"MaxAgeInMinutes\": 90", "\"PreflightMaxAge\": \"01:30:00\"")]
    [InlineData("\"MaxAgeHours\": 1", "\"PreflightMaxAge\": \"01:00:00\"")]
    [InlineData("\"MaxAgeMilliseconds\": 600000", "\"PreflightMaxAge\": \"00:10:00\"")]
    [InlineData("\"MaxAgeSeconds\": 600", "\"PreflightMaxAge\": \"00:10:00\"")]
    public Task A_unit_in_the_key(string member, string suggestion) => Followed.CheckAsync(
        Configured.PolicyWith(member), "SC1002", suggestion, Configured.PolicyWith(suggestion));

    // A switch is suggested only for its own misspelling, and "AnyOrigin" is not a misspelt "NullOrigin".
    [Theory]
    [InlineData("DangerouslyAllowAnyOrigin")]
    [InlineData("DangerouslyAllowAll")]
    [InlineData("DangerouslyAllowAnyHeader")]
    public async Task A_switch_that_does_not_exist(string key) =>
        (await Configured.SingleProblemAsync(Configured.PolicyWith($"\"{key}\": true"))).Suggestion.Should().StartWith("one of AllowedOrigins");

    [Theory]
    [InlineData("""{ "DefaultPolicy": { "AllowedOrigins": [ "https://ok.example" ] } }""")]
    [InlineData("""{ "DefaultPolicy": { "web": { "AllowedOrigins": [ "https://ok.example" ] } } }""")]
    public Task The_policy_itself_as_the_default(string section) => Followed.CheckAsync(
        Section(section), "SC1003", "\"DefaultPolicy\": \"web\", \"Policies\": { \"web\": { … } }", Section(Named));

    [Fact]
    public Task A_name_with_a_semicolon_is_one_problem() => Followed.CheckAsync(
        Section("""{ "DefaultPolicy": "we;b", "Policies": { "we;b": { "AllowedOrigins": [ "https://ok.example" ] } } }"""),
        "SC1017", "a name without ;", Section(Named));

    [Theory]
    [InlineData("[ [ \"GET\" ] ]")]
    [InlineData("[ { \"Method\": \"GET\" } ]")]
    public Task An_entry_that_is_not_a_string(string list) => Followed.CheckAsync(
        Configured.PolicyWith($"\"AllowedMethods\": {list}"), "SC1003", "each entry as a string of its own, as in [ \"first\", \"second\" ]",
        Configured.PolicyWith("\"AllowedMethods\": [ \"GET\", \"PUT\" ]"));

    [Fact]
    public async Task The_section_is_inside_another_one()
    {
        var problem = await Configured.SingleProblemAsync($$"""{ "Security": { "StrictCors": {{Named}} } }""");

        problem.Code.Should().Be("SC1001");
        problem.Message.Should().EndWith("The configuration has a section 'Security:StrictCors'.");
        problem.Suggestion.Should().Be("builder.Services.AddStrictCors(builder.Configuration.GetSection(\"Security:StrictCors\"));");
    }

    private static string Section(string section) => $$"""{ "StrictCors": {{section}} }""";
}
