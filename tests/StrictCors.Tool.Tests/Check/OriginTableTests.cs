using System.Text.Json;
using StrictCors.Analyzers.Tests.Policies;

namespace StrictCors.Tool.Tests.Check;

/// <summary>N1, T1: each text of the table that the analyzers have has the same result in the tool and at startup.</summary>
public sealed class OriginTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task N1_the_tool_has_the_results_of_startup()
    {
        var policies = OriginTexts.All.Select((text, i) => $"\"p{i}\": {{ \"AllowedOrigins\": [ {JsonSerializer.Serialize(text)} ] }}");
        var settings = $"{{ \"StrictCors\": {{ \"Policies\": {{\n{string.Join(",\n", policies)}\n}} }} }}";

        var run = await ToolRun.Check(_folder.Write("appsettings.json", settings));

        var byLine = run.Problems.ToLookup(problem => problem.Number("line"));
        var differences = OriginTexts.All.Select((text, i) => (
                text,
                Found: Sorted(byLine[i + 2].Select(problem => $"{problem.Text("code")} {problem.Text("value")} {problem.Text("message")} "
                    + problem.GetProperty("suggestion").GetString())),
                Expected: Sorted(AtStartup(text))))
            .Where(item => item.Found != item.Expected).ToList();
        differences.Should().BeEmpty();
    }

    public void Dispose() => _folder.Dispose();

    private static string Sorted(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));

    private static IEnumerable<string> AtStartup(string text)
    {
        try
        {
            StrictCorsPolicy.Compile(new StrictCorsPolicyOptions { AllowedOrigins = [text] }, "web");
            return [];
        }
        catch (StrictCorsConfigurationException refused)
        {
            return refused.Problems.Select(problem => $"{problem.Code} {problem.Value} {problem.Message} {problem.Suggestion}");
        }
    }
}
