using StrictCors.Tests.Configuration;

namespace StrictCors.Tests.Checks;

/// <summary>Lists, objects and single values, each where it belongs.</summary>
public class ShapeTests
{
    private const string AString = "each entry as a string of its own, as in [ \"first\", \"second\" ]";

    public static TheoryData<string> Lists => ["AllowedOrigins", "AllowedMethods", "AllowedHeaders", "ExposedHeaders", "ExemptPaths"];

    public static TheoryData<string> Scalars =>
    [
        "AllowCredentials", "PreflightMaxAge", "PreflightStatusCode", "Enforcement",
        "DangerouslyAllowNullOrigin", "DangerouslyAllowInsecureOrigins", "DangerouslyAllowPublicSuffixWildcards",
    ];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task An_object_is_no_list(string key)
    {
        var problem = await Configured.SingleProblemAsync(WithOrigins(key, """{ "first": "a" }"""));

        problem.Should().Be(new StrictCorsConfigurationProblem(
            "SC1003", $"StrictCors:Policies:web:{key}:first", "a", "The value must be a list, not an object.",
                "[ \"…\", \"…\" ], or one string with ; between the entries"));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Entries_are_strings(string key)
    {
        var problems = await Configured.ProblemsAsync(WithOrigins(key, """[ { "Origin": "a" }, [ "b" ], "c" ]"""));

        problems.Should().Equal(
            new StrictCorsConfigurationProblem("SC1003", $"StrictCors:Policies:web:{key}:0", null,
                "An entry of this list must be a string, not an object or a list.", AString),
            new StrictCorsConfigurationProblem("SC1003", $"StrictCors:Policies:web:{key}:1", null,
                "An entry of this list must be a string, not an object or a list.", AString));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task An_array_and_one_string_at_once_are_one_too_many(string key)
    {
        var problem = await Configured.SingleProblemAsync(Configured.Flat(
            ("Policies__web__AllowedOrigins__0", "https://app.example.com"), ($"Policies__web__{key}", "a;b"),
                ($"Policies__web__{key}__0", "https://app.example.com")));

        problem.Should().Be(new StrictCorsConfigurationProblem(
            "SC1004", $"StrictCors:Policies:web:{key}", "a;b", "The list is written both as an array and as one string.", "only one of the two"));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task An_entry_with_a_value_and_something_below_it_is_nested(string key)
    {
        var problem = await Configured.SingleProblemAsync(Configured.Flat(
            ("Policies__web__AllowedOrigins__0", "https://app.example.com"), ($"Policies__web__{key}__0", "https://app.example.com"),
                ($"Policies__web__{key}__0__x", "y")));

        problem.Code.Should().Be("SC1003");
        problem.Path.Should().Be($"StrictCors:Policies:web:{key}:0");
    }

    [Theory]
    [MemberData(nameof(Scalars))]
    public async Task A_list_is_no_single_value(string key)
    {
        var problem = await Configured.SingleProblemAsync(Configured.PolicyWith($""" "{key}": [ "true" ] """));

        problem.Code.Should().Be("SC1003");
        problem.Path.Should().Be($"StrictCors:Policies:web:{key}");
        problem.Message.Should().Be("The value must be a single value, not an object or a list.");
        problem.Suggestion.Should().NotBeNull();
    }

    [Theory]
    [MemberData(nameof(Scalars))]
    public async Task An_object_is_no_single_value(string key)
    {
        var problem = await Configured.SingleProblemAsync(Configured.PolicyWith($$""" "{{key}}": { "Value": "true" } """));

        problem.Code.Should().Be("SC1003");
        problem.Path.Should().Be($"StrictCors:Policies:web:{key}");
    }

    [Theory]
    [InlineData("AllowCredentials", "true or false")]
    [InlineData("PreflightMaxAge", "00:10:00 for ten minutes")]
    [InlineData("PreflightStatusCode", "204 or 200")]
    [InlineData("Enforcement", "Browser, Server or Observe")]
    public async Task The_single_values_are_offered(string key, string suggestion)
    {
        var problem = await Configured.SingleProblemAsync(Configured.PolicyWith($""" "{key}": [ "x" ] """));

        problem.Suggestion.Should().Be(suggestion);
    }

    [Theory]
    [MemberData(nameof(Scalars))]
    public async Task A_null_is_as_good_as_absent_for_a_single_value(string key)
    {
        (await Configured.ProblemsAsync(Configured.PolicyWith($""" "{key}": null """))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("AllowedMethods")]
    [InlineData("AllowedHeaders")]
    [InlineData("ExposedHeaders")]
    [InlineData("ExemptPaths")]
    public async Task A_null_or_an_empty_list_is_fine_where_the_list_is_optional(string key)
    {
        (await Configured.ProblemsAsync(Configured.PolicyWith($""" "{key}": null """))).Should().BeEmpty();
        (await Configured.ProblemsAsync(Configured.PolicyWith($""" "{key}": [] """))).Should().BeEmpty();
        (await Configured.ProblemsAsync(Configured.PolicyWith($""" "{key}": "" """))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData(""" "AllowedOrigins": null """)]
    [InlineData(""" "AllowedOrigins": [] """)]
    [InlineData(""" "AllowedOrigins": {} """)]
    [InlineData(""" "AllowedOrigins": "" """)]
    [InlineData(""" "AllowedOrigins": ";" """)]
    public async Task A_policy_needs_origins(string keys)
    {
        var problem = await Configured.SingleProblemAsync(keys.Length == 0
            ? """{ "StrictCors": { "Policies": { "web": { "AllowCredentials": false } } } }""" : Configured.Policy(keys));

        problem.Should().Be(new StrictCorsConfigurationProblem(
            "SC1101", "StrictCors:Policies:web:AllowedOrigins", null, "A policy without origins allows no page.",
                "\"AllowedOrigins\": [ \"https://app.example.com\" ], or Enforcement Server if only the own origin may use it"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    [InlineData("{}")]
    [InlineData("[]")]
    public async Task An_empty_entry_is_a_problem_and_has_its_index(string entry)
    {
        var problem = await Configured.SingleProblemAsync(Configured.Policy($""" "AllowedOrigins": [ "https://app.example.com", {entry} ] """));

        problem.Code.Should().Be("SC1102");
        problem.Path.Should().Be("StrictCors:Policies:web:AllowedOrigins:1");
        problem.Suggestion.Should().Be("remove the entry");
    }

    [Theory]
    [InlineData("https://a.example")]
    [InlineData("https://a.example;https://b.example")]
    [InlineData("https://a.example;https://b.example;")]
    [InlineData(";https://a.example;;https://b.example")]
    public async Task A_list_may_be_one_string_with_semicolons(string origins)
    {
        (await Configured.ProblemsAsync(Configured.Policy($""" "AllowedOrigins": "{origins}" """))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("https://a.example, https://b.example", "SC1104", "https://a.example, https://b.example",
        "https://a.example;https://b.example")]
    [InlineData("https://a.example; https://b.example", "SC1103", " https://b.example", "https://b.example")]
    [InlineData("https://a.example/;https://b.example", "SC1111", "https://a.example/", "https://a.example")]
    [InlineData("https://a.example; ", "SC1102", " ", "remove the entry")]
    public async Task A_mistake_in_the_one_string_has_the_path_of_the_list(string origins, string code, string value, string suggestion)
    {
        var problem = await Configured.SingleProblemAsync(Configured.Policy($""" "AllowedOrigins": "{origins}" """));

        problem.Code.Should().Be(code);
        problem.Path.Should().Be("StrictCors:Policies:web:AllowedOrigins");
        problem.Value.Should().Be(value);
        problem.Suggestion.Should().Be(suggestion);
    }

    [Fact]
    public async Task A_semicolon_in_an_entry_of_an_array_separates_nothing()
    {
        var problem = await Configured.SingleProblemAsync(Configured.Policy(""" "AllowedOrigins": [ "https://a.example;https://b.example" ] """));

        problem.Code.Should().Be("SC1104");
        problem.Path.Should().Be("StrictCors:Policies:web:AllowedOrigins:0");
    }

    [Fact]
    public async Task Methods_in_one_string_with_commas_are_one_entry()
    {
        var problem = await Configured.SingleProblemAsync(Configured.PolicyWith(""" "AllowedMethods": "GET, PUT" """));

        problem.Code.Should().Be("SC1201");
        problem.Path.Should().Be("StrictCors:Policies:web:AllowedMethods");
        problem.Value.Should().Be("GET, PUT");
        problem.Suggestion.Should().Be("GET;PUT");
    }

    private static string WithOrigins(string key, string value) => key == "AllowedOrigins"
        ? Configured.Policy($""" "AllowedOrigins": {value} """)
        : Configured.PolicyWith($""" "{key}": {value} """);
}
