namespace StrictCors.Tests.Checks;

public class AllowedMethodsTests
{
    private const string Remove = "remove the entry";

    [Theory]
    // A token (RFC 9110 §5.6.2), one per entry.
    [InlineData("", "SC1201", Remove)]
    [InlineData(null, "SC1201", Remove)]
    [InlineData(" \t", "SC1201", Remove)]
    [InlineData(",", "SC1201", Remove)]
    [InlineData("GET,PUT", "SC1201", "\"GET\", \"PUT\"")]
    [InlineData("get; put", "SC1201", "\"GET\", \"PUT\"")]
    [InlineData(" GET", "SC1201", "\"GET\"")]
    [InlineData("GET|PUT", "SC1201", "\"GET\", \"PUT\"")]
    [InlineData("GET/PUT", "SC1201", "\"GET\", \"PUT\"")]
    [InlineData("'GET'", "SC1201", "\"GET\"")]
    [InlineData("[\"GET\",\"PUT\"]", "SC1201", "\"GET\", \"PUT\"")]
    [InlineData("GET, TRACE", "SC1201", "\"GET\"")]
    [InlineData("PROPFIND, GET", "SC1201", "\"GET\"")]
    [InlineData("PROPFIND ", "SC1201", Remove)]
    [InlineData("GET, purge", "SC1201", "\"GET\", \"purge\"")]
    [InlineData("GET and PUT", "SC1201", "\"GET\", \"PUT\"")]
    [InlineData("GET, *", "SC1201", "either '*' alone, or the list without it")]
    [InlineData("%METHODS%", "SC1201", "the name that the placeholder is for")]
    [InlineData("G(T)", "SC1201", "a name of letters, digits and hyphens, without spaces")]
    [InlineData("PÜT", "SC1201", "a name of letters, digits and hyphens, without spaces")]
    // What looks like a wildcard and would match itself only.
    [InlineData("PU*", "SC1021", "list the names, or '*' alone for any")]
    [InlineData("any", "SC1021", "list the names, or '*' alone for any")]
    [InlineData("ALL", "SC1021", "list the names, or '*' alone for any")]
    [InlineData("None", "SC1021", "remove the entry, or list the names")]
    // CONNECT, TRACE, TRACK are an error, in any case (Fetch, "forbidden method").
    [InlineData("CONNECT", "SC1202", Remove)]
    [InlineData("TRACE", "SC1202", Remove)]
    [InlineData("TRACK", "SC1202", Remove)]
    [InlineData("trace", "SC1202", Remove)]
    // Those that browsers upper-case name the upper-case form (Fetch, "normalize").
    [InlineData("get", "SC1203", "GET")]
    [InlineData("Head", "SC1203", "HEAD")]
    [InlineData("post", "SC1203", "POST")]
    [InlineData("put", "SC1203", "PUT")]
    [InlineData("deletE", "SC1203", "DELETE")]
    [InlineData("options", "SC1203", "OPTIONS")]
    // The trap: browsers do not change this one it.
    [InlineData("patch", "SC1203", "PATCH")]
    [InlineData("Patch", "SC1203", "PATCH")]
    public void AllowedMethods_refuses(string? method, string code, string? suggestion)
    {
        var problem = PolicyProblems.Of(policy => policy.AllowedMethods = ["PROPFIND", method!]).Should().ContainSingle().Subject;

        problem.Code.Should().Be(code);
        problem.Path.Should().Be($"{PolicyProblems.Path}:AllowedMethods:1");
        problem.Value.Should().Be((method ?? "").Replace("\t", "\\u0009", StringComparison.Ordinal));
        problem.Suggestion.Should().Be(suggestion);
    }

    [Theory]
    [InlineData("*", "GET", 0)]
    [InlineData("PUT", "*", 1)]
    public void AllowedMethods_has_the_star_alone(string first, string second, int index)
    {
        var problem = PolicyProblems.Of(policy => policy.AllowedMethods = [first, second]).Should().ContainSingle().Subject;

        problem.Should().BeEquivalentTo(
            new { Code = "SC1204", Path = $"{PolicyProblems.Path}:AllowedMethods:{index}", Value = "*",
            Suggestion = "either '*' alone, or the list without it" });
    }

    [Fact]
    public void AllowedMethods_says_why_patch_is_a_trap() =>
        PolicyProblems.Of(policy => policy.AllowedMethods = ["patch"]).Single().Message.Should()
            .Contain("browsers do not change this one").And.Contain("method: 'PATCH'");

    [Fact]
    public void AllowedMethods_says_that_browsers_upper_case_put() =>
        PolicyProblems.Of(policy => policy.AllowedMethods = ["put"]).Single().Message.Should().Contain("browsers send this method in upper case");

    [Theory]
    [InlineData("*")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("PURGE")]
    [InlineData("purge")]
    [InlineData("M-SEARCH")]
    [InlineData("!#$%&'+-.^_`|~09")]
    [InlineData("CONNECTED")]
    public void AllowedMethods_takes(string method) => PolicyProblems.Of(policy => policy.AllowedMethods = [method]).Should().BeEmpty();

    [Fact]
    public void AllowedMethods_may_be_empty() => PolicyProblems.Of(policy => policy.AllowedMethods = []).Should().BeEmpty();

    [Fact]
    public void AllowedMethods_are_GET_HEAD_POST_where_nothing_is_written() =>
        new StrictCorsPolicyOptions().AllowedMethods.Should().Equal("GET", "HEAD", "POST");
}
