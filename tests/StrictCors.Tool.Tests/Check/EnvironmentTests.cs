namespace StrictCors.Tool.Tests.Check;

/// <summary>The files are read as the host reads them, in every environment.</summary>
public sealed class EnvironmentTests : IDisposable
{
    private const string Wrong = "https://app.example.com/";
    private const string Right = "https://app.example.com";

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(new[] { "Production" }, new[] { "Production" })]
    [InlineData(new[] { "Development" }, new[] { "Development", "Production" })]
    [InlineData(new[] { "Development", "Staging" }, new[] { "Development", "Staging", "Production" })]
    [InlineData(new string[0], new[] { "Production" })]
    public async Task T2_each_environment_that_has_a_file_is_checked_and_Production(string[] files, string[] expected)
    {
        Write(null, Right);
        Array.ForEach(files, environment => Write(environment, Right));

        (await ToolRun.Check(_folder.Root)).Json.Texts("environments").Should().Equal(expected);
    }

    [Fact]
    public async Task T2_what_every_environment_mends_is_not_reported()
    {
        Write(null, Wrong);
        Write("Development", Right);
        Write("Production", Right);

        var run = await ToolRun.Check(_folder.Root);

        run.ExitCode.Should().Be(0);
        run.Problems.Should().NotContain(problem => problem.Text("severity") == "error");
    }

    [Fact]
    public async Task T2_what_one_environment_does_not_mend_is_reported_for_it()
    {
        Write(null, Wrong);
        Write("Development", Right);

        var problem = (await ToolRun.Check(_folder.Root)).Problems.Should().ContainSingle().Subject;

        problem.Texts("environments").Should().Equal("Production");
        problem.Text("file").Should().EndWith("appsettings.json");
    }

    [Fact]
    public async Task T2_one_environment_can_be_chosen()
    {
        Write(null, Right);
        Write("Development", Wrong);

        (await ToolRun.Check(_folder.Root, "--environment", "Production")).Problems.Should().BeEmpty();
        (await ToolRun.Check(_folder.Root, "--environment", "development")).Problems.Should().ContainSingle();
        (await ToolRun.Check(_folder.Root, "-e", "Staging")).Json.Texts("files").Should().ContainSingle();
    }

    [Fact]
    public async Task A_problem_of_all_environments_is_one_problem()
    {
        Write(null, Wrong);
        _folder.Write("appsettings.Development.json", "{ }");
        _folder.Write("appsettings.Production.json", "{ }");

        var problem = (await ToolRun.Check(_folder.Root)).Problems.Should().ContainSingle().Subject;

        problem.Texts("environments").Should().Equal("Development", "Production");
    }

    [Fact]
    public async Task The_file_of_an_environment_is_read_above_the_other_one()
    {
        Write(null, Right);
        Write("Development", Wrong);
        Write("Production", Wrong);

        var run = await ToolRun.Check(_folder.Path("appsettings.Development.json"));

        run.Json.Texts("environments").Should().Equal("Development");
        run.Json.Texts("files").Should().HaveCount(2);
        run.Problems.Should().ContainSingle().Which.Text("file").Should().EndWith("appsettings.Development.json");
    }

    [Fact]
    public async Task Files_that_belong_together_are_checked_together()
    {
        Write(null, Right);
        Write("Development", Wrong);

        var run = await ToolRun.Of(
            "check", _folder.Path("appsettings.json"), _folder.Path("appsettings.Development.json"), _folder.Root, "--format", "json");

        run.Problems.Should().ContainSingle();
    }

    [Fact]
    public async Task T2_the_section_can_have_another_name()
    {
        var file = _folder.Write("cors.json", $$"""{ "Api": { "Cors": { "Policies": { "web": { "AllowedOrigins": [ "{{Wrong}}" ] } } } } }""");

        (await ToolRun.Check(file)).Problems.Should().ContainSingle().Which.Text("code").Should().Be("SC1001");
        (await ToolRun.Check(file, "--section", "Api:Cors")).Problems.Should().ContainSingle().Which.Text("path")
            .Should().Be("Api:Cors:Policies:web:AllowedOrigins:0");
    }

    [Fact]
    public async Task A_file_without_a_section_can_be_the_section()
    {
        var file = _folder.Write("cors.json", $$"""{ "Policies": { "web": { "AllowedOrigins": [ "{{Wrong}}" ] } } }""");

        (await ToolRun.Check(file, "--section", "")).Problems.Should().ContainSingle().Which.Number("column").Should().Be(46);
    }

    [Theory]
    [InlineData("Api.csproj", "<Project />")]
    [InlineData("Api.fsproj", "<Project />")]
    [InlineData("All.sln", "Project(\"{X}\") = \"Api\", \"Api\\Api.csproj\", \"{Y}\"\nEndProject")]
    [InlineData("All.slnx", "<Solution><Project Path=\"Api/Api.csproj\" /></Solution>")]
    public async Task A_project_or_a_solution_has_settings(string name, string text)
    {
        var inner = name.StartsWith("All", StringComparison.Ordinal) ? "Api/" : "";
        _folder.Write($"{inner}appsettings.json", SettingsTexts.Origins(Wrong));

        (await ToolRun.Check(_folder.Write(name, text))).Problems.Should().ContainSingle();
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string? environment, string origin) =>
        _folder.Write(environment is null ? "appsettings.json" : $"appsettings.{environment}.json", SettingsTexts.Origins(origin));
}
