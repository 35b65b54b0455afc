using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using StrictCors.Analyzers.BuiltIn;
using StrictCors.Analyzers.Rules;
using StrictCors.Checks;

namespace StrictCors.Analyzers.Policies;

/// <summary>SC1012 and SC11xx to SC15xx: mistakes in what code gives to a policy builder. SC4003: the same for the built-in builder.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PolicyAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. Rule.StartingWith("SC1012", "SC102", "SC11", "SC12", "SC13", "SC14", "SC15", "SC4003")];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownTypes.PolicyBuilder) is not { } ours)
            {
                return;
            }

            var reported = new ConcurrentDictionary<(SyntaxTree, TextSpan, string), bool>();
            var builtIn = start.Compilation.GetTypeByMetadataName(KnownTypes.BuiltInPolicyBuilder);
            start.RegisterSyntaxNodeAction(
                node => new Check(node, ours, builtIn, reported).Lambda(),
                SyntaxKind.SimpleLambdaExpression,
                SyntaxKind.ParenthesizedLambdaExpression);
            start.RegisterSyntaxNodeAction(node => new Check(node, ours, builtIn, reported).Call(), SyntaxKind.InvocationExpression);
        });
    }

    private readonly struct Check(
        SyntaxNodeAnalysisContext context, INamedTypeSymbol ours, INamedTypeSymbol? builtIn,
        ConcurrentDictionary<(SyntaxTree Tree, TextSpan Span, string Code), bool> reported)
    {
        private IOperation? Operation => context.SemanticModel.GetOperation(context.Node, context.CancellationToken);

        public void Lambda()
        {
            if (PolicySyntax.MayBePolicy((LambdaExpressionSyntax)context.Node) && Operation is IAnonymousFunctionOperation lambda
                && lambda.Symbol.Parameters is [var parameter] && BuilderOf(parameter.Type) is { } builder
                && PolicyChain.OfWhole(lambda, builder) is { } calls)
            {
                Report(calls, builder, isWhole: true, lambda.Syntax);
            }
        }

        public void Call()
        {
            if (PolicySyntax.MayBeCall((InvocationExpressionSyntax)context.Node) && Operation is IInvocationOperation call
                && BuilderOf(call.TargetMethod.ContainingType) is { } builder && PolicyChain.IsLast(call, builder)
                && PolicyChain.EndingWith(call, builder) is { } chain && !IsInWholeLambda(chain, builder))
            {
                Report(chain.Calls, builder, isWhole: false, null);
            }
        }

        private static bool IsInWholeLambda(PolicyChain chain, ITypeSymbol builder)
        {
            for (var parent = chain.Calls[0].Parent; parent is not null; parent = parent.Parent)
            {
                if (parent is IAnonymousFunctionOperation lambda && lambda.Symbol.Parameters is [var parameter]
                    && PolicyChain.IsParameter(chain.Root, parameter))
                {
                    return PolicyChain.OfWhole(lambda, builder) is not null;
                }
            }

            return false;
        }

        private INamedTypeSymbol? BuilderOf(ITypeSymbol? type) => PolicyChain.Is(type, ours) ? ours
            : builtIn is not null && PolicyChain.Is(type, builtIn) ? builtIn
            : null;

        private void Report(IEnumerable<IInvocationOperation> calls, ITypeSymbol builder, bool isWhole, SyntaxNode? whole)
        {
            var isBuiltIn = !PolicyChain.Is(builder, ours);
            var policy = new PolicyCalls(isWhole);
            IInvocationOperation? any = null;
            foreach (var call in calls)
            {
                policy.Add(call);
                any = isBuiltIn && AnyOriginDelegate.Is(call) ? call : any;
            }

            foreach (var (problem, syntax) in policy.FindProblems(whole))
            {
                if (problem.Code == Problems.SC1101.Id && (isBuiltIn || !IsCertainlyWithoutOrigins()))
                {
                    continue;
                }

                Report(isBuiltIn ? Problems.BuiltInPolicy(problem) : problem, syntax);
            }

            if (any is not null && policy.AllowsCredentials)
            {
                Report(Problems.AnyOriginByDelegate(), any.Syntax);
            }
        }

        /// <summary>An origin source is attached, and the options are edited, by calls that can be anywhere.</summary>
        private bool IsCertainlyWithoutOrigins() => !Mentions.Any(context.Compilation, "AddOriginSource", "PostConfigure", context.CancellationToken);

        private void Report(StrictCorsConfigurationProblem problem, SyntaxNode syntax)
        {
            if (reported.TryAdd((syntax.SyntaxTree, syntax.Span, problem.Code), true))
            {
                context.ReportDiagnostic(Rules.Report.Create(problem, syntax.GetLocation()));
            }
        }
    }
}
