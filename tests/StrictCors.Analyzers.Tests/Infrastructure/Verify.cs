using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace StrictCors.Analyzers.Tests.Infrastructure;

/// <summary>Runs an analyzer and its fix over a program. The program marks what is to be reported: <c>{|SC1111:…|}</c>.</summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
/// <typeparam name="TFix">The fix.</typeparam>
internal static class Verify<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>Reports what is marked, and nothing else. With <paramref name="fixedSource"/>, fixes one by one and all at once give that.</summary>
    public static Task RunAsync(string source, string? fixedSource = null, params (string Name, string Text)[] files) =>
        RunAsync(source, fixedSource, OutputKind.ConsoleApplication, files);

    public static Task RunAsync(string source, string? fixedSource, OutputKind kind, params (string Name, string Text)[] files)
    {
        if (fixedSource is null)
        {
            var check = new CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> { TestCode = source };
            Prepare(check, kind, files);
            return check.RunAsync();
        }

        var test = new CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
        {
            TestCode = source,
            FixedCode = fixedSource,
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipLocalDiagnosticCheck,
        };
        Prepare(test, kind, files);
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.FixedState.OutputKind = kind;
        test.FixedState.AdditionalFiles.AddRange(test.TestState.AdditionalFiles);
        return test.RunAsync();
    }

    private static void Prepare(AnalyzerTest<DefaultVerifier> test, OutputKind kind, (string Name, string Text)[] files)
    {
        test.ReferenceAssemblies = References.None;
        test.TestState.AdditionalReferences.AddRange(References.All);
        test.TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck;
        test.MarkupOptions = MarkupOptions.UseFirstDescriptor;
        test.TestState.OutputKind = kind;
        test.SolutionTransforms.Add((solution, project) =>
            solution.WithProjectParseOptions(project, new CSharpParseOptions(LanguageVersion.CSharp13)));
        foreach (var (name, text) in files)
        {
            if (name.EndsWith(".cs", StringComparison.Ordinal))
            {
                test.TestState.Sources.Add(text);
            }
            else
            {
                test.TestState.AdditionalFiles.Add(($"/0/{name}", Microsoft.CodeAnalysis.Text.SourceText.From(text)));
            }
        }
    }
}
