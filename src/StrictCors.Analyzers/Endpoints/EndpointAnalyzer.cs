using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.Pipeline;
using StrictCors.Analyzers.Rules;
using StrictCors.Checks;
using StrictCors.Policies;

namespace StrictCors.Analyzers.Endpoints;

/// <summary>SC2010, SC2020 and SC2021: endpoints whose choice of a policy has no effect, as far as one statement or one attribute shows it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndpointAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Rule.StartingWith("SC2010", "SC2020", "SC2021");

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Ours(start.Compilation, KnownTypes.PolicyBuilder) is not null)
            {
                var isLegacy = new Lazy<bool>(() => LegacyRouting.IsChosen(start.Compilation, start.CancellationToken));
                start.RegisterSemanticModelAction(file => Check(file, isLegacy));
            }
        });
    }

    private static void Check(SemanticModelAnalysisContext context, Lazy<bool> isLegacy)
    {
        var tree = context.SemanticModel.SyntaxTree;
        if (!FileWords.Of(tree, context.CancellationToken).Endpoints)
        {
            return;
        }

        foreach (var node in tree.GetRoot(context.CancellationToken).DescendantNodes())
        {
            if (node is InvocationExpressionSyntax map && EndpointChain.IsMap(map))
            {
                var chain = new EndpointChain(map, context.SemanticModel, context.CancellationToken);
                if (chain.MayMatter)
                {
                    CheckChain(context, map, chain);
                }
            }
            else if (node is AttributeSyntax attribute && attribute.Name.ToString().Contains("Cors", StringComparison.Ordinal) && isLegacy.Value)
            {
                CheckAttribute(context, attribute);
            }
        }
    }

    private static void CheckChain(SemanticModelAnalysisContext context, InvocationExpressionSyntax map, EndpointChain chain)
    {
        var (convention, call) = chain.OfConventions();
        var handler = chain.OfHandler();
        if (convention.Kind is PolicyChoiceKind.Bypassed or PolicyChoiceKind.Unknown)
        {
            return;
        }

        if (chain.ShortCircuit() is { } shortCircuit && (convention.IsMade || handler.IsMade || IsCovered(context, map)))
        {
            Report(context, Problems.ShortCircuit(""), NameOf(shortCircuit));
        }
        else if (call is not null && handler.IsMade && !AreEqual(handler, convention))
        {
            Report(context, Problems.AttributeOverridden("", handler.ToString(), convention.ToString()), NameOf(call));
        }
    }

    /// <summary>Whether the method covers all endpoints of the application with a policy, and the endpoint is made on the application
    /// itself.</summary>
    private static bool IsCovered(SemanticModelAnalysisContext context, InvocationExpressionSyntax map) =>
        context.SemanticModel.GetOperation(map, context.CancellationToken) is IInvocationOperation call
        && PipelineCall.RootOf(PipelineCall.ReceiverOf(call)) is { } app
        && MethodBody.Around(call).CallsOn(app).Any(use => use is { Name: "UseStrictCors", IsConditional: false }
            && ((InvocationExpressionSyntax)use.Operation.Syntax).ArgumentList.Arguments.Count > 0);

    private static void CheckAttribute(SemanticModelAnalysisContext context, AttributeSyntax written)
    {
        if (written.Parent?.Parent is (MethodDeclarationSyntax or ClassDeclarationSyntax) and { } member
            && context.SemanticModel.GetDeclaredSymbol(member, context.CancellationToken) is { } symbol
            && (symbol is IMethodSymbol method ? Actions.Is(method) : Actions.Of((INamedTypeSymbol)symbol).Any())
            && symbol.GetAttributes().FirstOrDefault(each => each.ApplicationSyntaxReference is { } reference
                && reference.SyntaxTree == written.SyntaxTree && reference.Span == written.Span) is { } attribute
            && AttributeChoice.Of(attribute) is { IsMade: true } choice)
        {
            Report(context, Problems.AttributeIsNotSeen("", choice.ToString()), written);
        }
    }

    private static bool AreEqual(PolicyChoice one, PolicyChoice other) =>
        one.Kind == other.Kind && string.Equals(one.PolicyName, other.PolicyName, StringComparison.OrdinalIgnoreCase);

    private static SimpleNameSyntax NameOf(InvocationExpressionSyntax call) => ((MemberAccessExpressionSyntax)call.Expression).Name;

    private static void Report(SemanticModelAnalysisContext context, StrictCorsConfigurationProblem problem, SyntaxNode place) =>
        context.ReportDiagnostic(Rules.Report.Create(problem, place.GetLocation()));
}
