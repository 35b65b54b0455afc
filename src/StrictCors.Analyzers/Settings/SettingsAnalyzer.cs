using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StrictCors.Analyzers.Rules;

namespace StrictCors.Analyzers.Settings;

/// <summary>The problems of the section in <c>appsettings*.json</c>, for each environment as the host layers the files.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SettingsAnalyzer : DiagnosticAnalyzer
{
    private const string Switch = "build_property.StrictCorsCheckSettings";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. Rule.StartingWith("SC10", "SC11", "SC12", "SC13", "SC14", "SC15", "SC2035", "SC2036", "SC2037")];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Ours(start.Compilation, KnownTypes.PolicyBuilder) is null
                || (start.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(Switch, out var value)
                    && value.Equals("false", StringComparison.OrdinalIgnoreCase)))
            {
                return;
            }

            var all = new Lazy<(string Path, Diagnostic Diagnostic)[]>(() =>
                [.. new SettingsProblems(start.Compilation, start.Options, start.CancellationToken).Find()]);
            start.RegisterAdditionalFileAction(file =>
            {
                if (file.AdditionalFile.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
                {
                    foreach (var (path, diagnostic) in all.Value)
                    {
                        if (path == file.AdditionalFile.Path)
                        {
                            file.ReportDiagnostic(diagnostic);
                        }
                    }
                }
            });
        });
    }
}
