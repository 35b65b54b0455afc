extern alias Library;

using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StrictCors.Analyzers.Policies;
using StrictCors.Analyzers.Settings;
using StrictCors.Analyzers.Tests.Infrastructure;
using Options = Library::StrictCors.StrictCorsPolicyOptions;
using Policy = Library::StrictCors.StrictCorsPolicy;
using Refused = Library::StrictCors.StrictCorsConfigurationException;

namespace StrictCors.Analyzers.Tests.Policies;

/// <summary>N1: one parser. Each text of a table has the same result at the cursor, in the settings that the build checks, and at startup.</summary>
public sealed class OriginTableTests
{
    private static IReadOnlyList<string> Texts => OriginTexts.All;

    [Fact]
    public void N1_the_table_has_300_texts() => Texts.Should().HaveCountGreaterThan(300);

    [Fact]
    public async Task N1_code_has_the_results_of_startup()
    {
        var calls = Texts.Select((text, i) =>
            $".AddPolicy(\"p{i}\", policy => policy.WithOrigins({SymbolDisplay.FormatLiteral(text, quote: true)}))");
        var source = $"""
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.DependencyInjection;
            var builder = WebApplication.CreateBuilder(args);
            var strict = builder.Services.AddStrictCors();
            strict
            {string.Join("\n", calls)};
            """;
        var found = await AnalyzerRun.RunAsync(new PolicyAnalyzer(), source, []);

        // Four lines come before the first policy, which is on the sixth.
        Compare(found, lineOfFirst: 5, message => message.Replace(
            "set DangerouslyAllowNullOrigin to true", "call .DangerouslyAllowNullOrigin()", StringComparison.Ordinal));
    }

    [Fact]
    public async Task N1_settings_have_the_results_of_startup()
    {
        var policies = Texts.Select((text, i) => $"\"p{i}\": {{ \"AllowedOrigins\": [ {JsonSerializer.Serialize(text)} ] }}");
        var settings = $$"""
            { "StrictCors": { "Policies": {
            {{string.Join(",\n", policies)}}
            } } }
            """;
        var found = await AnalyzerRun.RunAsync(
            new SettingsAnalyzer(), "using Microsoft.AspNetCore.Builder; WebApplication.Create(args).Run();", [], ("appsettings.json", settings));

        Compare(found, lineOfFirst: 1, message => message);
    }

    /// <param name="found">What the analyzer found.</param>
    /// <param name="lineOfFirst">The line of the first text.</param>
    /// <param name="inForm">The message in the form in which the text is written: what to write differs for a file and for code.</param>
    private static void Compare(IReadOnlyList<Diagnostic> found, int lineOfFirst, Func<string, string> inForm)
    {
        var byLine = found.ToLookup(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line);
        var differences = Texts.Select((text, i) => (
                text,
                Found: string.Join('\n', byLine[lineOfFirst + i]
                    .Select(diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(null)}").Order(StringComparer.Ordinal)),
                Expected: string.Join('\n', AtStartup(text).Select(inForm).Order(StringComparer.Ordinal))))
            .Where(item => item.Found != item.Expected).ToList();

        differences.Should().BeEmpty();
    }

    private static IEnumerable<string> AtStartup(string text)
    {
        try
        {
            Policy.Compile(new Options { AllowedOrigins = [text] }, "web");
            return [];
        }
        catch (Refused refused)
        {
            return refused.Problems.Select(problem =>
            {
                var value = problem.Value is null ? "" : $"\"{problem.Value}\": ";
                var write = problem.Suggestion is null ? "" : $" Write: {problem.Suggestion}";
                return $"{problem.Code} {value}{problem.Message}{write}";
            });
        }
    }
}
