using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace StrictCors.Analyzers.Tests.Infrastructure;

/// <summary>Runs analyzers as the compiler does, with files and properties of a project. A file that is linked from elsewhere is named
/// <c>path|link</c>.</summary>
internal static class AnalyzerRun
{
    public static async Task<IReadOnlyList<Diagnostic>> RunAsync(
        DiagnosticAnalyzer analyzer, string source, (string Key, string Value)[] properties, params (string Name, string Text)[] files) =>
        await RunAsync([analyzer], [source], properties, files);

    public static async Task<IReadOnlyList<Diagnostic>> RunAsync(
        ImmutableArray<DiagnosticAnalyzer> analyzers, string[] sources, (string Key, string Value)[] properties, (string Name, string Text)[] files)
    {
        var trees = sources.Select((source, i) =>
            CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp13), $"/0/Test{i}.cs"));
        var compilation = CSharpCompilation.Create("Program", trees, References.All, new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        var options = new AnalyzerOptions(
            [.. files.Select(file => (AdditionalText)new File(file.Name.Split('|')[0], file.Text))],
            new Properties(
                properties.ToDictionary(property => property.Key, property => property.Value, StringComparer.OrdinalIgnoreCase),
                files.Where(file => file.Name.Contains('|', StringComparison.Ordinal))
                    .ToDictionary(file => $"/0/{file.Name.Split('|')[0]}", file => file.Name.Split('|')[1], StringComparer.Ordinal)));
        return await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync();
    }

    private sealed class File(string name, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => $"/0/{name}";

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class Properties(Dictionary<string, string> values, Dictionary<string, string> links) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(values);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => links.TryGetValue(textFile.Path, out var link)
            ? new Values(new(StringComparer.Ordinal) { ["build_metadata.AdditionalFiles.StrictCorsSettings"] = link }) : GlobalOptions;

        private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value)
            {
                var found = values.TryGetValue(key, out var text);
                value = text ?? "";
                return found;
            }
        }
    }
}
