using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StrictCors.Analyzers.Rules;
using StrictCors.Checks;

namespace StrictCors.Analyzers.BuiltIn;

/// <summary>SC4002: the built-in CORS middleware in a project that uses StrictCors. StrictCors reads <c>[EnableCors]</c>, <c>[DisableCors]</c> and
/// <c>RequireCors</c>, so these are worth knowing only.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BuiltInCorsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule.Of("SC4002"), Rule.Hint("SC4002")];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Ours(start.Compilation, KnownTypes.PolicyBuilder) is null)
            {
                return;
            }

            var isIntended = new Lazy<bool>(() => Intention.Observes(start.Compilation, start.Options, start.CancellationToken));
            start.RegisterSemanticModelAction(file => Check(file, isIntended));
        });
    }

    private static void Check(SemanticModelAnalysisContext context, Lazy<bool> isIntended)
    {
        var tree = context.SemanticModel.SyntaxTree;
        if (!FileWords.Of(tree, context.CancellationToken).BuiltIn)
        {
            return;
        }

        foreach (var name in tree.GetRoot(context.CancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (BuiltInName.Of(name) is { } known
                && context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol is { } symbol
                && (BuiltInName.IsBuiltIn(symbol) || MvcCors.IsCalled(name, symbol))
                && !isIntended.Value
                && (known.Name != GivenPolicies.Type || IsGiven(name, context.SemanticModel, context.CancellationToken))
                && !BuiltInServices.IsNeeded(name, context.SemanticModel.Compilation, context.CancellationToken))
            {
                context.ReportDiagnostic(Report.Create(Problems.BuiltInCors(known.Theirs, known.Ours), name.GetLocation(), known.IsRead));
            }
        }
    }

    /// <summary>A policy object in a field is reported if it is for the options: code can have others, for instance in a provider.</summary>
    private static bool IsGiven(IdentifierNameSyntax type, SemanticModel model, CancellationToken cancellationToken) =>
        BuiltInName.MemberOf(type) is { } member
        && GivenPolicies.AreAllOf(model.GetDeclaredSymbol(member, cancellationToken), model.Compilation, cancellationToken);
}
