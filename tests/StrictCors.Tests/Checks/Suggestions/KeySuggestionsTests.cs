using Microsoft.Extensions.Configuration;
using static StrictCors.Tests.Checks.Suggestions.WrittenPolicy;

namespace StrictCors.Tests.Checks.Suggestions;

/// <summary>configuration.md, "Suggestions", for keys and single values: in JSON and in environment variables.</summary>
public class KeySuggestionsTests
{
    public static TheoryData<string, string, string?> Rows => new()
    {
        // Key, value in JSON, what to write.
        { "AllowedOrigin", "[ \"https://a.example\" ]", "AllowedOrigins" },
        { "AllowAnyHeader", "true", "\"AllowedHeaders\": [ \"*\", \"Authorization\" ]" },
        { "AllowAnyMethod", "true", "\"AllowedMethods\": [ \"*\" ]" },
        { "AllowAnyHeader", "false", "remove the key" },
        { "AllowAnyOrigin", "true", "remove the key, or '*' alone in AllowedOrigins" },
        { "ExposeHeaders", "true", "\"ExposedHeaders\": [ \"*\" ]" },
        { "AllowAllMethods", "true", "\"AllowedMethods\": [ \"*\" ]" },
        { "AnyHeader", "true", "\"AllowedHeaders\": [ \"*\", \"Authorization\" ]" },
        { "MaxAge", "600", "\"PreflightMaxAge\": \"00:10:00\"" },
        { "Access-Control-Max-Age", "86400", "\"PreflightMaxAge\": \"1.00:00:00\"" },
        { "MaxAge", "\"00:10:00\"", "PreflightMaxAge" },
        { "SupportsCredentials", "true", "AllowCredentials" },
        { "PreflightMaxAge", "600", "00:10:00" },
        { "PreflightMaxAge", "\"24:00:00\"", "1.00:00:00" },
        { "PreflightStatusCode", "201", "204" },
        { "Enforcement", "\"serve\"", "Server" },
        { "DangerouslyAllowNullOrigins", "true", "DangerouslyAllowNullOrigin" },
        { "IsDefault", "true", "\"DefaultPolicy\": \"web\" next to \"Policies\"" },
        { "DefaultPolicy", "true", "\"DefaultPolicy\": \"web\" next to \"Policies\"" },
        { "IsDefault", "false", "remove the key" },
        { "AllowedHeaders", "true", "list the entries, or '*' alone for any" },
        { "AllowedMethods", "false", "remove the key, or list the entries" },
        { "ExemptPaths", "true", "list the entries" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void In_JSON(string key, string value, string? suggestion)
    {
        var section = Section(key, value);
        var problem = Check(section).Should().ContainSingle().Which;

        problem.Suggestion.Should().Be(suggestion);
        problem.Path.Should().Be($"StrictCors:Policies:web:{key}");
        if (Apply(section, key, problem))
        {
            Check(section).Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("AllowAnyHeader", "true", "StrictCors__Policies__web__AllowedHeaders=*;Authorization")]
    [InlineData("AllowAnyMethod", "true", "StrictCors__Policies__web__AllowedMethods=*")]
    [InlineData("MaxAge", "600", "StrictCors__Policies__web__PreflightMaxAge=00:10:00")]
    [InlineData("IsDefault", "true", "StrictCors__DefaultPolicy=web next to \"Policies\"")]
    public void In_an_environment_variable(string key, string value, string suggestion)
    {
        var prefix = $"K{Guid.NewGuid():N}_";
        Environment.SetEnvironmentVariable($"{prefix}StrictCors__Policies__web__{key}", value);
        try
        {
            var problem = Check(new ConfigurationBuilder()
                .AddInMemoryCollection([new("StrictCors:Policies:web:AllowedOrigins", "https://app.example.com")])
                .AddEnvironmentVariables(prefix).Build()).Should().ContainSingle().Which;

            problem.Suggestion.Should().Be(prefix + suggestion);
            problem.Source.Should().Be($"the environment variable {prefix}StrictCors__Policies__web__{key}");
        }
        finally
        {
            Environment.SetEnvironmentVariable($"{prefix}StrictCors__Policies__web__{key}", null);
        }
    }

    // A key that begins with one of these words never gets a key that allows.
    [Theory]
    [InlineData("BlockedOrigins")]
    [InlineData("BlockOrigins")]
    [InlineData("DenyOrigins")]
    [InlineData("DeniedOrigins")]
    [InlineData("DisallowedOrigins")]
    [InlineData("DisallowCredentials")]
    [InlineData("ForbiddenHeaders")]
    [InlineData("ExceptOrigins")]
    [InlineData("ExcludedPaths")]
    [InlineData("ExcludePaths")]
    [InlineData("NoCredentials")]
    [InlineData("NotAllowedOrigins")]
    [InlineData("WithoutCredentials")]
    [InlineData("notallowedheaders")]
    [InlineData("deny_origins")]
    [InlineData("Access-Control-Deny-Origin")]
    [InlineData("OriginsBlacklist")]
    [InlineData("OriginBlocklist")]
    [InlineData("AllowedOriginsExcept")]
    [InlineData("DontAllowOrigins")]
    [InlineData("UntrustedOrigins")]
    [InlineData("BannedOrigins")]
    public void A_key_that_denies(string key)
    {
        var problem = Check(Section(key, "[ \"https://a.example\" ]")).Should().ContainSingle().Which;

        problem.Code.Should().Be("SC1002");
        problem.Suggestion.Should().Be("remove the key");
        problem.Message.Should().Contain("a policy lists what is allowed").And.NotContain("Did you mean");
    }

    // "Dangerously…" is suggested only for its own misspelling.
    [Theory]
    [InlineData("AllowNullOrigin")]
    [InlineData("AllowNullOrigins")]
    [InlineData("AllowNull")]
    [InlineData("AllowInsecureOrigins")]
    [InlineData("AllowInsecure")]
    [InlineData("InsecureOrigins")]
    [InlineData("AllowPublicSuffixWildcards")]
    [InlineData("Wildcards")]
    [InlineData("Timeout")]
    public void A_key_that_leaves_out_the_warning(string key) =>
        Check(Section(key, "true")).Should().ContainSingle().Which.Suggestion.Should().NotContain("Dangerously");

    [Theory]
    [InlineData("AllowAnyOrigin")]
    [InlineData("ExposeAnyHeader")]
    public void With_credentials_a_star_is_never_suggested(string key)
    {
        var section = Section(key, "true", "\"AllowCredentials\": true");
        if (key == "AllowAnyOrigin")
        {
            section["StrictCors"]!["Policies"]!["web"]!.AsObject().Remove("AllowedOrigins");
        }

        Check(section).Should().ContainSingle().Which.Suggestion.Should().EndWith("with a list; '*' is not possible with AllowCredentials");
    }

    [Theory]
    [InlineData("\"DefaultPolicy\": \"web\"", "\"DefaultPolicy\": \"web\" next to \"Policies\"")]
    [InlineData("\"defaultPolicy\": [ \"web\" ]", "\"DefaultPolicy\": \"web\" next to \"Policies\"")]
    [InlineData("\"Default\": \"web\"", "\"DefaultPolicy\": \"web\" next to \"Policies\"")]
    [InlineData("\"DefaultPolicy\": \"p4ssw0rd\"", "\"DefaultPolicy\" with the name of a policy, next to \"Policies\"")]
    public void The_default_policy_among_the_policies(string member, string suggestion)
    {
        var problem = Check(Json($$"""{ "StrictCors": { "Policies": { {{member}}, "web": { "AllowedOrigins": [ "*" ] } } } }"""))
            .Should().ContainSingle().Which;

        problem.Code.Should().Be("SC1002");
        problem.Suggestion.Should().Be(suggestion);
        problem.ToString().Should().NotContain("p4ssw0rd");
    }
}
