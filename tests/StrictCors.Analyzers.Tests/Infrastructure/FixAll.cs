using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using StrictCors.Analyzers.BuiltIn;
using StrictCors.CodeFixes.BuiltIn;

namespace StrictCors.Analyzers.Tests.Infrastructure;

/// <summary>"Fix all" of the built-in middleware over one file.</summary>
internal static class FixAll
{
    public static async Task<string> ConvertAsync(string source, params string[] others)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("Program", LanguageNames.CSharp).AddMetadataReferences(References.All)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest));
        foreach (var other in others)
        {
            project = project.AddDocument($"Other{project.DocumentIds.Count}.cs", other).Project;
        }

        var document = project.AddDocument("Program.cs", source);
        var compilation = await document.Project.GetCompilationAsync();
        var diagnostics = await compilation!.WithAnalyzers([(DiagnosticAnalyzer)new BuiltInCorsAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        var tree = await document.GetSyntaxTreeAsync();
        diagnostics = [.. diagnostics.Where(diagnostic => diagnostic.Location.SourceTree == tree)];
        var converted = diagnostics.IsEmpty ? document : await new BuiltInFix().FixAsync(document, diagnostics, CancellationToken.None);
        return (await converted.GetTextAsync()).ToString();
    }
}
