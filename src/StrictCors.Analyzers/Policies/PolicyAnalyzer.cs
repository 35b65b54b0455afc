using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StrictCors.Analyzers.Rules;

namespace StrictCors.Analyzers.Policies;

/// <summary>SC1003, SC102x, SC1012 and SC11xx to SC15xx: mistakes in what code gives to a policy, with the builder or with the options. SC4003: the
/// same for the built-in builder.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PolicyAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. Rule.StartingWith("SC1003", "SC1012", "SC102", "SC11", "SC12", "SC13", "SC14", "SC15", "SC4003")];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Ours(start.Compilation, KnownTypes.PolicyBuilder) is { } ours)
            {
                start.RegisterSemanticModelAction(file => Check(file, ours));
            }
        });
    }

    private static void Check(SemanticModelAnalysisContext context, INamedTypeSymbol ours)
    {
        var tree = context.SemanticModel.SyntaxTree;
        if (!FileWords.Of(tree, context.CancellationToken).Policies)
        {
            return;
        }

        var file = new PolicyFile(context, ours);
        foreach (var node in tree.GetRoot(context.CancellationToken).DescendantNodes())
        {
            switch (node)
            {
                case LambdaExpressionSyntax lambda when PolicySyntax.MayBePolicy(lambda):
                    file.CheckLambda(lambda);
                    break;
                case InvocationExpressionSyntax call when PolicySyntax.MayBeCall(call):
                    file.CheckCall(call);
                    break;
                case InvocationExpressionSyntax call when PolicySyntax.ListOf(call) is { } list:
                    file.CheckEntry(call, list);
                    break;
                case BaseObjectCreationExpressionSyntax creation when PolicySyntax.MayBeOptions(creation):
                    file.CheckOptions(creation);
                    break;
                case AssignmentExpressionSyntax assignment when PolicySyntax.MayBeProperty(assignment):
                    file.CheckAssignment(assignment);
                    break;
            }
        }
    }
}
