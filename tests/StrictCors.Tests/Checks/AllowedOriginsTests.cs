namespace StrictCors.Tests.Checks;

/// <summary>What a policy may say about origins; how one entry is spelt is tested with the patterns.</summary>
public class AllowedOriginsTests
{
    [Fact]
    public void AllowedOrigins_must_not_be_empty()
    {
        var problem = PolicyProblems.Of(policy => policy.AllowedOrigins = []).Should().ContainSingle().Subject;

        problem.Should().BeEquivalentTo(new { Code = "SC1101", Path = $"{PolicyProblems.Path}:AllowedOrigins", Value = (string?)null });
        problem.Suggestion.Should().Be(
            "\"AllowedOrigins\": [ \"https://app.example.com\" ], or Enforcement Server if only the own origin may use it");
    }

    [Theory]
    [InlineData(StrictCorsEnforcement.Browser, "SC1101")]
    [InlineData(StrictCorsEnforcement.Observe, "SC1101")]
    [InlineData(StrictCorsEnforcement.Server, null)]
    public void AllowedOrigins_may_be_empty_where_the_server_refuses(StrictCorsEnforcement enforcement, string? code) =>
        PolicyProblems.Of(policy => (policy.AllowedOrigins, policy.Enforcement) = ([], enforcement)).Select(problem => problem.Code)
            .Should().Equal(code is null ? [] : [code]);

    [Theory]
    [InlineData("https://example.com/", "SC1111", "https://example.com")]
    [InlineData("https://Example.com", "SC1112", "https://example.com")]
    [InlineData("example.com", "SC1106", "https://example.com")]
    public void AllowedOrigins_hands_on_what_is_wrong_with_an_entry(string origin, string code, string suggestion)
    {
        var problem = PolicyProblems.Of(policy => policy.AllowedOrigins.Add(origin)).Should().ContainSingle().Subject;

        problem.Code.Should().Be(code);
        problem.Path.Should().Be($"{PolicyProblems.Path}:AllowedOrigins:1");
        problem.Value.Should().Be(origin);
        problem.Suggestion.Should().Contain(suggestion);
    }

    [Theory]
    [InlineData("*", "https://app.example.com", 0)]
    [InlineData("https://app.example.com", "*", 1)]
    public void AllowedOrigins_has_the_star_alone(string first, string second, int index)
    {
        var problem = PolicyProblems.Of(policy => policy.AllowedOrigins = [first, second]).Should().ContainSingle().Subject;

        problem.Should().BeEquivalentTo(
            new { Code = "SC1122", Path = $"{PolicyProblems.Path}:AllowedOrigins:{index}", Value = "*",
            Suggestion = "either '*' alone, or the list without it" });
    }

    // An advisory of the field, five times over: "*" turned into reflection with credentials.
    [Fact]
    public void AllowCredentials_never_goes_with_the_star()
    {
        var problem = PolicyProblems.Of(policy => (policy.AllowedOrigins, policy.AllowCredentials) = (["*"], true)).Should().ContainSingle().Subject;

        problem.Should().BeEquivalentTo(
            new { Code = "SC1123", Path = $"{PolicyProblems.Path}:AllowedOrigins:0", Value = "*",
            Suggestion = "list the origins, or set AllowCredentials to false" });
    }

    [Theory]
    [InlineData(false, false, "SC1124")]
    [InlineData(true, false, null)]
    [InlineData(false, true, "SC1125")]
    [InlineData(true, true, "SC1125")]
    public void DangerouslyAllowNullOrigin_lets_null_in_but_never_with_credentials(bool dangerously, bool withCredentials, string? code)
    {
        var problems = PolicyProblems.Of(policy =>
        {
            policy.AllowedOrigins.Add("null");
            policy.DangerouslyAllowNullOrigin = dangerously;
            policy.AllowCredentials = withCredentials;
        });

        problems.Select(problem => (problem.Code, problem.Path, problem.Value))
            .Should().Equal(code is null ? [] : [(code, $"{PolicyProblems.Path}:AllowedOrigins:1", "null")]);
    }

    [Theory]
    [InlineData(false, false, "SC1124")]
    [InlineData(true, false, null)]
    [InlineData(false, true, "SC1125")]
    [InlineData(true, true, "SC1125")]
    public void DangerouslyAllowNullOrigin_lets_files_in_but_never_with_credentials(bool dangerously, bool withCredentials, string? code)
    {
        var problems = PolicyProblems.Of(policy =>
        {
            policy.AllowedOrigins.Add("file://");
            policy.DangerouslyAllowNullOrigin = dangerously;
            policy.AllowCredentials = withCredentials;
        });

        problems.Select(problem => (problem.Code, problem.Path, problem.Value))
            .Should().Equal(code is null ? [] : [(code, $"{PolicyProblems.Path}:AllowedOrigins:1", "file://")]);
    }

    [Theory]
    [InlineData("moz-extension://*")]
    [InlineData("chrome-extension://*")]
    [InlineData("safari-web-extension://*")]
    [InlineData("vscode-webview://*")]
    public void AllowCredentials_never_goes_with_any_extension(string origin)
    {
        PolicyProblems.Of(policy => (policy.AllowedOrigins, policy.AllowCredentials, policy.DangerouslyAllowPublicSuffixWildcards,
            policy.DangerouslyAllowNullOrigin, policy.DangerouslyAllowInsecureOrigins) = ([origin], true, true, true, true))
            .Select(problem => problem.Code).Should().Equal("SC1128");
        PolicyProblems.Of(policy => policy.AllowedOrigins = [origin]).Should().BeEmpty();
    }

    // origins §3: with credentials, http only for loopback.
    [Theory]
    [InlineData("http://app.example.com", "https://app.example.com")]
    [InlineData("http://app.example.com:8080", "https://app.example.com:8080")]
    [InlineData("http://app.example.com:443", "https://app.example.com")]
    [InlineData("http://*.example.com:*", "https://*.example.com:*")]
    [InlineData("http://10.0.0.1", "https://10.0.0.1")]
    [InlineData("http://[::2]:3000", "https://[::2]:3000")]
    [InlineData("http://128.0.0.1", "https://128.0.0.1")]
    [InlineData("http://127.example.com", "https://127.example.com")]
    [InlineData("http://mylocalhost", "https://mylocalhost")]
    [InlineData("http://localhost.example.com", "https://localhost.example.com")]
    public void DangerouslyAllowInsecureOrigins_is_needed_with_credentials_for(string origin, string secure)
    {
        var problem = PolicyProblems.Of(policy => (policy.AllowedOrigins, policy.AllowCredentials) = ([origin], true)).Should()
            .ContainSingle().Subject;

        problem.Should().BeEquivalentTo(
            new { Code = "SC1126", Path = $"{PolicyProblems.Path}:AllowedOrigins:0", Value = origin,
            Suggestion = $"{secure}, or set DangerouslyAllowInsecureOrigins to true" });
        PolicyProblems.Of(policy => (policy.AllowedOrigins, policy.AllowCredentials) = ([secure], true)).Should()
            .BeEmpty("what is suggested is right");
        PolicyProblems.Of(policy =>
            (policy.AllowedOrigins, policy.AllowCredentials, policy.DangerouslyAllowInsecureOrigins) = ([origin], true, true)).Should().BeEmpty();
        PolicyProblems.Of(policy => policy.AllowedOrigins = [origin]).Should().BeEmpty("the guard is for credentials");
    }

    [Theory]
    [InlineData("http://localhost")]
    [InlineData("http://localhost:*")]
    [InlineData("http://app.localhost:5173")]
    [InlineData("http://*.localhost:*")]
    [InlineData("http://127.0.0.1:3000")]
    [InlineData("http://127.255.0.9")]
    [InlineData("http://[::1]:*")]
    [InlineData("https://app.example.com")]
    [InlineData("chrome-extension://abcdefghijklmnopabcdefghijklmnop")]
    public void DangerouslyAllowInsecureOrigins_is_not_needed_for(string origin) =>
        PolicyProblems.Of(policy => (policy.AllowedOrigins, policy.AllowCredentials) = ([origin], true)).Should().BeEmpty();

    [Fact]
    public void Each_switch_turns_off_its_own_guard_alone() =>
        PolicyProblems.Of(policy =>
        {
            policy.AllowedOrigins = ["http://*.github.io", "null"];
            policy.AllowCredentials = true;
            policy.DangerouslyAllowNullOrigin = true;
        }).Select(problem => problem.Code).Should().Equal("SC1126", "SC1127", "SC1125");
}
