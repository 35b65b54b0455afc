using System.Globalization;

namespace StrictCors.Tests.Checks;

public class OtherKeysTests
{
    private const string Remove = "remove the entry";

    private const string Callbacks = "nothing here: give the endpoint a policy of its own with Enforcement Browser, which refuses no request, "
        + "and name it there: .RequireStrictCors(\"callbacks\")";

    [Theory]
    [InlineData("-00:00:01", "00:00:00")]
    [InlineData("-00:00:00.5000000", "00:00:00")]
    [InlineData("1.00:00:01", "1.00:00:00")]
    [InlineData("1.00:00:00.0000001", "1.00:00:00")]
    [InlineData("600.00:00:00", "1.00:00:00")]
    [InlineData("24.00:00:00", "1.00:00:00")]
    [InlineData("00:10:00.5000000", "00:10:00")]
    [InlineData("00:00:00.0000001", "00:00:00")]
    public void PreflightMaxAge_refuses(string maxAge, string suggestion)
    {
        var problem = PolicyProblems.Of(policy => policy.PreflightMaxAge = TimeSpan.Parse(maxAge, CultureInfo.InvariantCulture)).Should()
            .ContainSingle().Subject;

        problem.Should().BeEquivalentTo(
            new { Code = "SC1503", Path = $"{PolicyProblems.Path}:PreflightMaxAge", Value = maxAge, Suggestion = suggestion });
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("00:00:00", "0")]
    [InlineData("00:10:00", "600")]
    [InlineData("02:00:00", "7200")]
    [InlineData("1.00:00:00", "86400")]
    public void PreflightMaxAge_becomes_whole_seconds(string? maxAge, string? header) =>
        StrictCorsPolicy.Compile(new()
        {
            AllowedOrigins = ["https://app.example.com"],
            PreflightMaxAge = maxAge is null ? null : TimeSpan.Parse(maxAge, CultureInfo.InvariantCulture),
        }).MaxAge.Should().Be(header);

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    [InlineData(205)]
    [InlineData(403)]
    [InlineData(-204)]
    public void PreflightStatusCode_is_200_or_204_and_not(int statusCode)
    {
        var problem = PolicyProblems.Of(policy => policy.PreflightStatusCode = statusCode).Should().ContainSingle().Subject;

        problem.Should().BeEquivalentTo(
            new { Code = "SC1504", Path = $"{PolicyProblems.Path}:PreflightStatusCode", Value = $"{statusCode}", Suggestion = "204" });
    }

    [Theory]
    [InlineData(200)]
    [InlineData(204)]
    public void PreflightStatusCode_takes(int statusCode) =>
        StrictCorsPolicy.Compile(new() { AllowedOrigins = ["*"], PreflightStatusCode = statusCode }).PreflightStatusCode.Should().Be(statusCode);

    [Fact]
    public void Enforcement_is_one_of_three()
    {
        var problem = PolicyProblems.Of(policy => policy.Enforcement = (StrictCorsEnforcement)7).Should().ContainSingle().Subject;

        problem.Should().BeEquivalentTo(
            new { Code = "SC1505", Path = $"{PolicyProblems.Path}:Enforcement", Value = "7", Suggestion = "Browser, Server or Observe" });
        Enum.GetValues<StrictCorsEnforcement>().SelectMany(enforcement => PolicyProblems.Of(policy => policy.Enforcement = enforcement)).Should()
            .BeEmpty();
    }

    [Theory]
    [InlineData("", Remove)]
    [InlineData(null, Remove)]
    [InlineData(" ", Remove)]
    [InlineData("signin-oidc", "/signin-oidc")]
    [InlineData(" /signin-oidc", "/signin-oidc")]
    [InlineData("/signin-oidc ", "/signin-oidc")]
    [InlineData("/pay?id=1", "/pay")]
    [InlineData("/pay#done", "/pay")]
    // A wildcard or a template is many paths.
    [InlineData("/hooks/*", Callbacks)]
    [InlineData("/payments/*/3ds", Callbacks)]
    [InlineData("/signin-*", Callbacks)]
    [InlineData("/pay/{id}", Callbacks)]
    [InlineData("/pay/{**path}", Callbacks)]
    [InlineData("/pay/:id", Callbacks)]
    [InlineData("/pay/<id>", Callbacks)]
    [InlineData("/[controller]/pay", Callbacks)]
    [InlineData("^/pay$", Callbacks)]
    // A path as a server compares it.
    [InlineData("~/pay", "/pay")]
    [InlineData("/sign%2Din", "/sign-in")]
    [InlineData("/two%20words", "/two words")]
    [InlineData("/a/../pay", "/pay")]
    [InlineData("/a/./pay/", "/a/pay/")]
    [InlineData("/a//pay", "/a/pay")]
    [InlineData("/100%", "the exact path of one request, decoded, as the address of the callback has it")]
    [InlineData("/a%2Fb", "the exact path of one request, decoded, as the address of the callback has it")]
    // Several paths.
    [InlineData("/a,/b", "\"/a\", \"/b\"")]
    [InlineData("/a; /b", "\"/a\", \"/b\"")]
    [InlineData("[\"/a\",\"/b\"]", "\"/a\", \"/b\"")]
    [InlineData("/signin, /b", "\"/b\"")]
    // Never suggest to exempt the root page to someone who wrote "everything".
    [InlineData("*", Remove)]
    [InlineData("/*", Remove)]
    [InlineData("?id=1", Remove)]
    // Nor a path that no request can have.
    [InlineData("https://api.example.com/pay", "/pay")]
    [InlineData("https://api.example.com", Remove)]
    [InlineData("://api.example.com/pay", "/pay")]
    public void ExemptPaths_refuses(string? path, string suggestion)
    {
        var problem = PolicyProblems.Of(policy => policy.ExemptPaths = ["/signin", path!]).Should().ContainSingle().Subject;

        problem.Should().BeEquivalentTo(
            new { Code = "SC1506", Path = $"{PolicyProblems.Path}:ExemptPaths:1", Value = path ?? "", Suggestion = suggestion });
    }

    [Fact]
    public void ExemptPaths_suggests_nothing_that_could_forge_a_line_or_flood_the_log() =>
        PolicyProblems.Of(policy => policy.ExemptPaths = ["a\nb", new string('x', 10_000)]).Select(problem => problem.Suggestion).Should()
            .AllBe("the same without what is wrong with it");

    [Theory]
    [InlineData("/")]
    [InlineData("/signin-oidc")]
    [InlineData("/a/b.c/")]
    [InlineData("/bücher")]
    [InlineData("/two words")]
    public void ExemptPaths_takes(string path) => PolicyProblems.Of(policy => policy.ExemptPaths = [path]).Should().BeEmpty();
}
