using System.Text.Json;
using Microsoft.Extensions.Configuration;
using StrictCors.Configuration;

namespace StrictCors.Tool.Tests.Check;

/// <summary>The tool finds what the library finds, in its words.</summary>
public sealed class EngineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Mistakes => new(
        "\"AllowedOrigins\": [ \"https://app.example.com/\", \"*.example.org\", \"https://a.example, https://b.example\" ]",
        "\"AllowedOrigins\": \"https://app.example.com;https://B.example\", \"AllowedMethod\": [ \"get\" ]",
        "\"AllowedOrigins\": [ \"*\" ], \"AllowCredentials\": true, \"AllowedHeaders\": [ \"Cookie\", \"X Y\" ]",
        "\"AllowedOrigins\": [ \"https://a.example\", \"https://a.example\" ], \"PreflightMaxAge\": \"600\", \"PreflightStatusCode\": 299",
        "\"AllowedOrigins\": { \"x\": 1 }, \"Enforcement\": \"Sever\", \"ExemptPaths\": [ \"signin\" ]",
        "\"Origins\": [ \"https://a.example\" ], \"DangerouslyAllowNullOrigins\": true",
        "\"AllowedMethods\": [ \"GET\" ]");

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task T1_T2_every_problem_is_that_of_the_library(string members)
    {
        var file = _folder.Write("appsettings.json", SettingsTexts.Web(members));
        var options = new StrictCorsOptions();
        SectionReader.Read(StrictCorsSection.Find(new ConfigurationBuilder().AddJsonFile(file).Build(), null)!, options);
        var expected = ConfigurationCheck.Run(options).Problems;

        var run = await ToolRun.Check(file);

        run.ExitCode.Should().Be(1);
        run.Problems.Select(Shown).Should().BeEquivalentTo(expected
            .Select(problem => (problem.Code, problem.Path, problem.Value, problem.Message, problem.Suggestion)));
        run.Problems.Should().OnlyContain(problem => problem.Number("line") == 1 && problem.Number("column") > 1);
    }

    [Fact]
    public async Task Valid_settings_have_no_problem()
    {
        var run = await ToolRun.Check(_folder.Write("appsettings.json", SettingsTexts.Valid));

        run.ExitCode.Should().Be(0);
        run.Problems.Should().BeEmpty();
    }

    private static (string?, string?, string?, string?, string?) Shown(JsonElement problem) =>
        (problem.Text("code"), problem.Text("path"), problem.Text("value"), problem.Text("message"), problem.Text("suggestion"));

    public void Dispose() => _folder.Dispose();
}
