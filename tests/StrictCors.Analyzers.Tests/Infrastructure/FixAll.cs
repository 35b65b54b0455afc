using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using StrictCors.Analyzers.BuiltIn;
using StrictCors.CodeFixes.BuiltIn;

namespace StrictCors.Analyzers.Tests.Infrastructure;

/// <summary>"Fix all" of the built-in middleware.</summary>
internal static class FixAll
{
    /// <summary>Over one file.</summary>
    public static async Task<string> ConvertAsync(string source, params string[] others) => (await ConvertAsync([source], others))[0];

    /// <summary>Over the files of a program.</summary>
    /// <param name="sources">The files.</param>
    /// <param name="others">Files of the program that are not converted.</param>
    public static async Task<IReadOnlyList<string>> ConvertAsync(IReadOnlyList<string> sources, IReadOnlyList<string> others)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("Program", LanguageNames.CSharp).AddMetadataReferences(References.All)
            .WithCompilationOptions(new CSharpCompilationOptions(
                OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest));
        var documents = new List<DocumentId>();
        foreach (var text in others.Concat(sources))
        {
            var document = project.AddDocument($"File{documents.Count}.cs", text);
            documents.Add(document.Id);
            project = document.Project;
        }

        var compilation = await project.GetCompilationAsync();
        var found = await compilation!.WithAnalyzers([(DiagnosticAnalyzer)new BuiltInCorsAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        var converted = new List<string>();
        foreach (var document in documents.Skip(others.Count).Select(id => project.GetDocument(id)!))
        {
            var tree = await document.GetSyntaxTreeAsync();
            var mine = found.Where(diagnostic => diagnostic.Location.SourceTree == tree).ToList();
            var changed = mine.Count == 0 ? document : await new BuiltInFix().FixAsync(document, [.. mine], CancellationToken.None);
            converted.Add((await changed.GetTextAsync()).ToString());
        }

        return converted;
    }
}
