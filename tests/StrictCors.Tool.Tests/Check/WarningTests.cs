namespace StrictCors.Tool.Tests.Check;

/// <summary>What is valid and looks like a mistake is a warning, and the exit code is 0.</summary>
public sealed class WarningTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("\"AllowedOrigins\": [ \"https://*.example.com\", «\"https://a.example.com\"» ]", "SC3040")]
    [InlineData("\"AllowedOrigins\": [ \"http://localhost:*\", «\"http://localhost:3000\"» ]", "SC3040")]
    [InlineData("\"AllowedOrigins\": [ «\"https://*.a.example.com\"», \"https://*.example.com\" ]", "SC3040")]
    [InlineData("\"AllowedOrigins\": [ \"https://a.example\" ], \"AllowedHeaders\": [ \"X-A\", «\"x-a\"» ]", "SC3040")]
    [InlineData("\"AllowedOrigins\": [ \"https://a.example\" ], \"ExposedHeaders\": [ «\"Content-Type\"» ]", "SC3040")]
    [InlineData("\"AllowCredentials\": true, \"AllowedOrigins\": «[ \"http://localhost:3000\" ]»", "SC3002")]
    public async Task T2_an_entry_without_use_is_a_warning(string members, string code)
    {
        var text = SettingsTexts.Web(members);
        var run = await ToolRun.Check(_folder.Write("appsettings.json", Unmarked(text)));

        run.ExitCode.Should().Be(0);
        var problem = run.Problems.Should().ContainSingle().Subject;
        (problem.Text("code"), problem.Text("severity")).Should().Be((code, "warning"));
        if (code == "SC3040")
        {
            problem.Number("column").Should().Be(text.IndexOf('«', StringComparison.Ordinal) + 1);
        }
    }

    [Theory]
    [InlineData("\"AllowedOrigins\": [ \"https://*.example.com\", \"https://example.com\", \"http://a.example.com\", "
        + "\"https://a.example.com:8443\" ]")]
    [InlineData("\"AllowedOrigins\": [ \"https://app-*.example.com\", \"https://x.example.com\", \"https://*.app.example.com\" ]")]
    [InlineData("\"AllowedOrigins\": [ \"*\" ]")]
    [InlineData("\"AllowedOrigins\": [ \"null\" ], \"DangerouslyAllowNullOrigin\": true")]
    [InlineData("\"AllowedOrigins\": [ \"https://a.example\" ], \"ExposedHeaders\": [ \"ETag\" ], \"AllowedHeaders\": [ \"*\", \"Authorization\" ]")]
    public async Task An_entry_of_its_own_use_is_none(string members) =>
        (await ToolRun.Check(_folder.Write("appsettings.json", SettingsTexts.Web(members)))).Problems.Should().BeEmpty();

    [Fact]
    public async Task T2_an_origin_that_an_earlier_default_policy_covers_is_never_reached()
    {
        var run = await ToolRun.Check(_folder.Write("appsettings.json", """
            { "StrictCors": { "DefaultPolicy": "one;two", "Policies": {
              "one": { "AllowedOrigins": [ "https://*.example.com", "https://b.example" ] },
              "two": { "AllowedOrigins": [ "https://a.example.com", "https://b.example", "https://c.example" ] } } } }
            """));

        run.Problems.Select(problem => (problem.Text("code"), problem.Text("value")))
            .Should().Equal(("SC3040", "https://a.example.com"), ("SC3040", "https://b.example"));
    }

    [Fact]
    public async Task T2_a_value_that_the_file_of_every_environment_replaces_is_a_warning()
    {
        _folder.Write("appsettings.json", SettingsTexts.Origins("https://a.example"));
        _folder.Write("appsettings.Development.json", SettingsTexts.Origins("https://b.example"));
        _folder.Write("appsettings.Production.json", SettingsTexts.Origins("https://c.example"));

        var run = await ToolRun.Check(_folder.Root);

        run.ExitCode.Should().Be(0);
        run.Problems.Select(problem => (problem.Text("code"), problem.Text("path"))).Should().BeEquivalentTo(
            [("SC3041", "StrictCors:DefaultPolicy"), ("SC3041", "StrictCors:Policies:web:AllowedOrigins")]);
    }

    [Theory]
    [InlineData("app.UseStrictCors(\"partner\");", 0)]
    [InlineData("app.MapGet(\"/\", Get).RequireStrictCors(\"web;partner\");", 0)]
    [InlineData("app.UseStrictCors(\"partners\");", 1)]
    public async Task T2_a_policy_that_nothing_names_is_a_warning(string source, int expected)
    {
        _folder.Write("Api.csproj", "<Project />");
        _folder.Write("Program.cs", source);
        _folder.Write("obj/Old.cs", "\"partner\"");
        _folder.Write("appsettings.json", """
            { "StrictCors": { "DefaultPolicy": "web", "Policies": {
              "web": { "AllowedOrigins": [ "https://a.example" ] },
              "partner": { "AllowedOrigins": [ "https://b.example" ] } } } }
            """);

        (await ToolRun.Check(_folder.Root)).Problems.Select(problem => (problem.Text("code"), problem.Number("line"), problem.Text("path")))
            .Should().Equal(Enumerable.Repeat<(string?, int, string?)>(("SC3001", 3, "StrictCors:Policies:partner"), expected));
    }

    [Fact]
    public async Task A_route_of_YARP_uses_a_policy()
    {
        _folder.Write("Api.csproj", "<Project />");
        _folder.Write("Program.cs", "");
        _folder.Write("appsettings.json", """
            { "StrictCors": { "Policies": { "partner": { "AllowedOrigins": [ "https://b.example" ] } } },
              "ReverseProxy": { "Routes": { "one": { "CorsPolicy": "partner" } } } }
            """);

        (await ToolRun.Check(_folder.Root)).Problems.Should().BeEmpty();
    }

    public void Dispose() => _folder.Dispose();

    private static string Unmarked(string text) =>
        text.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
}
