using System.Text.Json;
using StrictCors.Tool.Commands;

namespace StrictCors.Tool.Tests.Infrastructure;

/// <summary>One run of the command in this process.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Error">What it wrote as errors.</param>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>The problems of <c>check --format json</c>.</summary>
    public IReadOnlyList<JsonElement> Problems => [.. Json.GetProperty("problems").EnumerateArray()];

    public static async Task<ToolRun> Of(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandLine.RunAsync(arguments, output, error);
        return new(exitCode, output.ToString(), error.ToString());
    }

    public static Task<ToolRun> Check(string target, params string[] options) => Of(["check", target, "--format", "json", .. options]);
}
