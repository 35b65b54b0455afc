using StrictCors.Tests.Configuration;

namespace StrictCors.Tests.Checks;

/// <summary>A key that is not known is a problem, with the nearest known one offered.</summary>
public class UnknownKeyTests
{
    [Theory]
    [InlineData("AllowedOrigin", "AllowedOrigins")]
    [InlineData("AllowOrigins", "AllowedOrigins")]
    [InlineData("Origins", "AllowedOrigins")]
    [InlineData("Origin", "AllowedOrigins")]
    [InlineData("AllowedOrgins", "AllowedOrigins")]
    [InlineData("allowedorigin", "AllowedOrigins")]
    [InlineData("AllowAnyOrigin", "AllowedOrigins")]
    [InlineData("Access-Control-Allow-Origin", "AllowedOrigins")]
    [InlineData("TrustedOrigins", "AllowedOrigins")]
    [InlineData("AllowMethods", "AllowedMethods")]
    [InlineData("Methods", "AllowedMethods")]
    [InlineData("HttpMethods", "AllowedMethods")]
    [InlineData("AllowHeaders", "AllowedHeaders")]
    [InlineData("Headers", "AllowedHeaders")]
    [InlineData("allowed_headers", "AllowedHeaders")]
    [InlineData("ExposeHeaders", "ExposedHeaders")]
    [InlineData("AccessControlExposeHeaders", "ExposedHeaders")]
    [InlineData("Credentials", "AllowCredentials")]
    [InlineData("AllowedCredentials", "AllowCredentials")]
    [InlineData("SupportsCredentials", "AllowCredentials")]
    [InlineData("WithCredentials", "AllowCredentials")]
    [InlineData("MaxAge", "PreflightMaxAge")]
    [InlineData("max-age", "PreflightMaxAge")]
    [InlineData("Access-Control-Max-Age", "PreflightMaxAge")]
    [InlineData("PreflightMaxAgeSeconds", "PreflightMaxAge")]
    [InlineData("MaxAgeSeconds", "PreflightMaxAge")]
    [InlineData("max_age_in_seconds", "PreflightMaxAge")]
    [InlineData("StatusCode", "PreflightStatusCode")]
    [InlineData("PreflightStatus", "PreflightStatusCode")]
    [InlineData("Enforce", "Enforcement")]
    [InlineData("Enforcment", "Enforcement")]
    [InlineData("ExemptPath", "ExemptPaths")]
    [InlineData("DangerouslyAllowNullOrigins", "DangerouslyAllowNullOrigin")]
    [InlineData("DangerouslAllowPublicSuffixWildcards", "DangerouslyAllowPublicSuffixWildcards")]
    public async Task Of_a_policy_the_nearest_is_offered(string key, string nearest)
    {
        var problem = await Configured.SingleProblemAsync(Configured.PolicyWith($""" "{key}": "x" """));

        problem.Should().Be(new StrictCorsConfigurationProblem(
            "SC1002", $"StrictCors:Policies:web:{key}", null, $"'{key}' is not a key here. Did you mean '{nearest}'?", nearest));
    }

    [Theory]
    [InlineData("Foo")]
    [InlineData("Comment")]
    [InlineData("$schema")]
    [InlineData("Timeout")]
    [InlineData("VaryByOrigin")] // a dangerous switch is nothing to guess
    public async Task Of_a_policy_that_is_near_to_none_all_are_offered(string key)
    {
        var problem = await Configured.SingleProblemAsync(Configured.PolicyWith($""" "{key}": "x" """));

        problem.Code.Should().Be("SC1002");
        problem.Message.Should().Be($"'{key}' is not a key here.");
        problem.Suggestion.Should().Be(
            "one of AllowedOrigins, AllowedMethods, AllowedHeaders, ExposedHeaders, AllowCredentials, PreflightMaxAge, PreflightStatusCode, "
            + "Enforcement, ExemptPaths");
    }

    [Theory]
    [InlineData("DefaultPolcy", "DefaultPolicy")]
    [InlineData("Default", "DefaultPolicy")]
    [InlineData("defaultPolicyName", "DefaultPolicy")]
    public async Task Of_the_section_the_nearest_is_offered(string key, string nearest)
    {
        var problem = await Configured.SingleProblemAsync(
            $$"""{ "StrictCors": { "{{key}}": "web", "Policies": { "web": { "AllowedOrigins": [ "https://app.example.com" ] } } } }""");

        problem.Should().Be(new StrictCorsConfigurationProblem(
            "SC1002", $"StrictCors:{key}", null, $"'{key}' is not a key here. Did you mean '{nearest}'?", nearest));
    }

    [Theory]
    [InlineData("Policy")]
    [InlineData("Polices")]
    [InlineData("Policys")]
    [InlineData("CorsPolicies")]
    [InlineData("NamedPolicies")]
    public async Task An_object_that_holds_the_policies_is_told_from_a_scalar(string key)
    {
        var problem = await Configured.SingleProblemAsync(
            $$"""{ "StrictCors": { "{{key}}": { "web": { "AllowedOrigins": [ "https://app.example.com" ] } } } }""");

        problem.Should().Be(new StrictCorsConfigurationProblem(
            "SC1002", $"StrictCors:{key}", null, $"'{key}' is not a key here. Did you mean 'Policies'?", "Policies"));
    }

    [Fact]
    public async Task A_key_of_a_policy_right_under_the_section_is_sent_to_its_place()
    {
        var problem = await Configured.SingleProblemAsync("""{ "StrictCors": { "AllowedOrigins": [ "https://app.example.com" ] } }""");

        problem.Should().Be(new StrictCorsConfigurationProblem(
            "SC1002", "StrictCors:AllowedOrigins", null, "'AllowedOrigins' is not a key here: it belongs in a policy.",
            "\"Policies\": { \"web\": { \"AllowedOrigins\": … } }"));
    }

    [Fact]
    public async Task A_policy_right_under_the_section_is_sent_to_its_place()
    {
        var problem = await Configured.SingleProblemAsync("""{ "StrictCors": { "web": { "AllowedOrigins": [ "https://app.example.com" ] } } }""");

        problem.Should().Be(new StrictCorsConfigurationProblem(
            "SC1002", "StrictCors:web", null, "'web' is not a key here: policies belong in 'Policies'.",
            "\"Policies\": { \"web\": { … } }"));
    }

    [Theory]
    [InlineData("[ \"https://app.example.com\" ]")]
    [InlineData("\"https://app.example.com\"")]
    public async Task A_key_of_a_policy_right_under_the_policies_is_sent_to_its_place(string origins)
    {
        var problem = await Configured.SingleProblemAsync($$"""{ "StrictCors": { "Policies": { "allowedOrigins": {{origins}} } } }""");

        problem.Should().Be(new StrictCorsConfigurationProblem(
            "SC1002", "StrictCors:Policies:allowedOrigins", null, "'allowedOrigins' is not a key here: it belongs in a policy.",
            "\"web\": { \"AllowedOrigins\": … }"));
    }

    [Fact]
    public async Task A_policy_may_have_the_name_of_a_key()
    {
        (await Configured.ProblemsAsync(
            """{ "StrictCors": { "Policies": { "Enforcement": { "AllowedOrigins": [ "https://app.example.com" ] } } } }""")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{ "Policies": { "group": { "web": { "AllowedOrigins": [ "https://app.example.com" ] } } } }""", "StrictCors:Policies:group:web")]
    [InlineData("""{ "Policies": { "group:web": { "AllowedOrigins": [ "https://app.example.com" ] } } }""", "StrictCors:Policies:group:web")]
    public async Task A_policy_one_level_too_deep_is_sent_to_its_place(string section, string path)
    {
        var problem = await Configured.SingleProblemAsync($$"""{ "StrictCors": {{section}} }""");

        problem.Should().Be(new StrictCorsConfigurationProblem(
            "SC1002", path, null, "'web' is not a key here: policies belong directly in 'Policies', and a policy name contains no colon.",
            "\"Policies\": { \"web\": { … } }"));
    }

    [Fact]
    public async Task A_misspelt_list_is_not_reported_as_missing_too()
    {
        var problem = await Configured.SingleProblemAsync(Configured.Policy(""" "AllowedOrigin": [ "https://app.example.com" ] """));

        problem.Code.Should().Be("SC1002");
        problem.Path.Should().Be("StrictCors:Policies:web:AllowedOrigin");
        problem.Suggestion.Should().Be("AllowedOrigins");
    }

    [Theory]
    [InlineData("strictcors", "policies", "allowedorigins", "defaultpolicy")]
    [InlineData("STRICTCORS", "POLICIES", "ALLOWEDORIGINS", "DEFAULTPOLICY")]
    [InlineData("strictCors", "policies", "allowedOrigins", "defaultPolicy")]
    public async Task Case_is_no_difference(string section, string policies, string origins, string defaultPolicy)
    {
        var problems = await Configured.ProblemsAsync(
            $$"""{ "{{section}}": { "{{defaultPolicy}}": "WEB", "{{policies}}": { "web": { "{{origins}}": [ "https://app.example.com" ] } } } }""");

        problems.Should().BeEmpty();
    }
}
