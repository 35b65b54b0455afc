using StrictCors.Checks;

namespace StrictCors.Tool.Tests.Explain;

/// <summary>What a policy decides, and what a browser makes of it.</summary>
public sealed class ExplainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ExplainTests() => _folder.Write("appsettings.json", """
        { "StrictCors": { "DefaultPolicy": "web", "Policies": {
          "web": { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "GET", "PUT" ], "AllowedHeaders": [ "Content-Type" ] },
          "partner": { "AllowedOrigins": [ "https://*.partner.example" ], "AllowCredentials": true, "Enforcement": "Server" } } } }
        """);

    [Theory]
    [InlineData(0, "--origin https://app.example.com")]
    [InlineData(0, "--origin https://app.example.com/page --method put --header Content-Type")]
    [InlineData(0, "--origin https://a.partner.example --policy partner --credentials")]
    [InlineData(0, "--origin https://a.partner.example --policy partner --websocket --credentials")]
    [InlineData(0, "--origin https://api.example.com --method DELETE")]
    [InlineData(0, "--origin https://evil.example --mode no-cors")]
    [InlineData(1, "--origin https://app.example.com --method DELETE")]
    [InlineData(1, "--origin https://app.example.com --header X-Other:1")]
    [InlineData(1, "--origin https://app.example.com --credentials")]
    [InlineData(1, "--origin https://evil.example")]
    [InlineData(1, "--origin null")]
    [InlineData(1, "--origin https://evil.example --policy partner --websocket")]
    [InlineData(1, "--origin https://a.partner.example,https://b.partner.example --policy partner")]
    [InlineData(1, "--origin https://app.example.com --mode same-origin")]
    public async Task T1_T5_the_verdict_is_that_of_a_browser(int exitCode, string arguments)
    {
        var run = await Run(arguments.Split(' '));

        run.ExitCode.Should().Be(exitCode, run.Output + run.Error);
        run.Lines.Should().OnlyContain(line => line.Length <= 80 && !line.EndsWith(' '));
    }

    [Fact]
    public async Task T1_each_request_has_the_explanation_of_the_library()
    {
        var run = await Run("--origin", "https://app.example.com", "--method", "DELETE", "--format", "json");

        var request = run.Json.GetProperty("requests").EnumerateArray().Should().ContainSingle().Subject;
        (request.Text("method"), request.Number("status")).Should().Be(("OPTIONS", 204));
        var explanation = request.GetProperty("explanation");
        (explanation.Text("policy"), explanation.Text("kind"), explanation.Text("reason")).Should().Be(("web", "preflight", "method-not-allowed"));
        var verdict = run.Json.GetProperty("verdict");
        verdict.GetProperty("readable").GetBoolean().Should().BeFalse();
        (verdict.Text("step"), verdict.Text("expected")).Should().Be(("AllowMethods", "DELETE"));
    }

    [Fact]
    public async Task The_server_refuses_what_the_policy_denies_if_it_enforces()
    {
        var run = await Run("--origin", "https://evil.example", "--policy", "partner", "--format", "json");

        run.Json.GetProperty("requests")[0].Number("status").Should().Be(403);
    }

    [Fact]
    public async Task The_policies_of_an_environment_decide()
    {
        _folder.Write("appsettings.Development.json", SettingsTexts.Origins("http://localhost:3000"));

        (await Run("--origin", "http://localhost:3000")).ExitCode.Should().Be(1);
        (await Run("--origin", "http://localhost:3000", "--environment", "Development")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_policy_that_does_not_exist_is_2_in_the_words_of_the_library()
    {
        var run = await Run("--origin", "https://a.example", "--policy", "partnr");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain(Problems.UnknownPolicy("--policy", "partnr", ["web", "partner"]).Message).And.Contain("partner");
    }

    [Fact]
    public async Task Without_a_default_policy_one_has_to_be_named()
    {
        var file = _folder.Write("other.json", """{ "StrictCors": { "Policies": { "one": { "AllowedOrigins": [ "https://a.example" ] } } } }""");
        var run = await ToolRun.Of("explain", file, "--origin", "https://a.example");

        run.ExitCode.Should().Be(2);
        run.Error.Trim().Should().Be("strictcors: There is no DefaultPolicy. Write --policy NAME: one.");
    }

    [Theory]
    [InlineData("not json", "SC1040")]
    [InlineData("{ \"StrictCors\": { \"Policies\": { \"web\": { \"AllowedOrigins\": [ \"https://a.example/\" ] } } } }", "SC1111")]
    public async Task Settings_with_a_mistake_are_1_and_one_line(string text, string code)
    {
        var run = await ToolRun.Of("explain", _folder.Write("wrong.json", text), "--origin", "https://a.example");

        (run.ExitCode, run.Output).Should().Be((1, ""));
        run.Error.Trim().Should().StartWith("strictcors: ").And.Contain(code).And.NotContain("\n");
    }

    [Theory]
    [InlineData("--header", "X Y")]
    [InlineData("--method", "G T")]
    [InlineData("--url", "api.example.com")]
    [InlineData("--url", "https://user@api.example.com")]
    [InlineData("--engine", "netscape")]
    public async Task Wrong_values_are_2(string option, string value)
    {
        var run = await Run("--origin", "https://app.example.com", option, value);

        run.ExitCode.Should().Be(2);
        run.Error.Should().NotContain("   at ").And.NotContain("Unexpected");
    }

    public void Dispose() => _folder.Dispose();

    private Task<ToolRun> Run(params string[] arguments) => ToolRun.Of(["explain", _folder.Root, .. arguments]);
}
