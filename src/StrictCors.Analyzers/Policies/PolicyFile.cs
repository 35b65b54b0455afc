using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using StrictCors.Analyzers.BuiltIn;
using StrictCors.Analyzers.Rules;
using StrictCors.Checks;

namespace StrictCors.Analyzers.Policies;

/// <summary>The policies that one file writes. Each problem is reported once, although a list can be part of several policies.</summary>
/// <param name="context">The file.</param>
/// <param name="ours">The type of the builder.</param>
internal sealed class PolicyFile(SemanticModelAnalysisContext context, INamedTypeSymbol ours)
{
    private readonly INamedTypeSymbol? _builtIn = KnownTypes.BuiltIn(
        context.SemanticModel.Compilation, KnownTypes.BuiltInPolicyBuilder);
    private readonly HashSet<(SyntaxTree Tree, TextSpan Span, string Code)> _reported = [];

    public void CheckLambda(LambdaExpressionSyntax syntax)
    {
        if (OperationOf(syntax) is IAnonymousFunctionOperation lambda
            && lambda.Symbol.Parameters is [var parameter] && BuilderOf(parameter.Type) is { } builder
            && PolicyChain.OfWhole(lambda, builder) is { } calls)
        {
            CheckCalls(calls, builder, isWhole: true, lambda.Syntax);
        }
    }

    public void CheckCall(InvocationExpressionSyntax syntax)
    {
        if (OperationOf(syntax) is IInvocationOperation call
            && BuilderOf(call.TargetMethod.ContainingType) is { } builder && PolicyChain.IsLast(call, builder)
            && PolicyChain.EndingWith(call, builder) is { } chain && !IsInWholeLambda(chain, builder))
        {
            CheckCalls(chain.Calls, builder, isWhole: false, null);
        }
    }

    /// <summary><c>new StrictCorsPolicyOptions { … }</c>.</summary>
    public void CheckOptions(BaseObjectCreationExpressionSyntax syntax)
    {
        if (OperationOf(syntax) is IObjectCreationOperation { Type: INamedTypeSymbol type } creation && IsOptions(type))
        {
            var isWhole = OptionsUse.IsWhole(creation);
            var policy = new WrittenPolicy(isWhole);
            new PolicyProperties(policy).Add(creation);
            ReportAll(policy.FindProblems(isWhole ? syntax : null), WrittenForm.Array);
        }
    }

    /// <summary><c>policy.AllowedOrigins.Add("…")</c>.</summary>
    public void CheckEntry(InvocationExpressionSyntax syntax, ExpressionSyntax list)
    {
        if (OperationOf(syntax) is IInvocationOperation call && OperationOf(list) is IPropertyReferenceOperation property
            && IsOptions(property.Property.ContainingType))
        {
            var policy = new WrittenPolicy(isWhole: false);
            new PolicyProperties(policy).AddEntry(property, call);
            ReportAll(policy.FindProblems(null), WrittenForm.Array);
        }
    }

    /// <summary><c>policy.AllowedOrigins = ["…"]</c>, but not as part of an initializer, and settings of an origin source.</summary>
    public void CheckAssignment(AssignmentExpressionSyntax syntax)
    {
        if (OperationOf(syntax) is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment)
        {
            return;
        }

        var type = target.Property.ContainingType;
        if (IsOptions(type) && syntax.Parent is not InitializerExpressionSyntax)
        {
            var policy = new WrittenPolicy(isWhole: false);
            new PolicyProperties(policy).Set(target, assignment.Value);
            ReportAll(policy.FindProblems(null), WrittenForm.Array);
        }
        else if (type.Name == OriginSourceSettings.TypeName && IsOurs(type))
        {
            ReportAll(OriginSourceSettings.FindProblems(target.Property.Name, assignment.Value), WrittenForm.Array);
        }
    }

    private IOperation? OperationOf(SyntaxNode syntax) => context.SemanticModel.GetOperation(syntax, context.CancellationToken);

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
        : _builtIn is not null && PolicyChain.Is(type, _builtIn) ? _builtIn
        : null;

    private bool IsOptions(INamedTypeSymbol type) => type.Name == nameof(StrictCorsPolicyOptions) && IsOurs(type);

    private bool IsOurs(INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, ours.ContainingAssembly);

    private void CheckCalls(IEnumerable<IInvocationOperation> calls, ITypeSymbol builder, bool isWhole, SyntaxNode? whole)
    {
        var isBuiltIn = !PolicyChain.Is(builder, ours);
        var policy = new PolicyCalls(isWhole);
        IInvocationOperation? any = null;
        foreach (var call in calls)
        {
            policy.Add(call);
            any = isBuiltIn && AnyOriginDelegate.Is(call) ? call : any;
        }

        var problems = policy.Policy.FindProblems(whole);
        ReportAll(
            isBuiltIn ? problems.Where(found => found.Problem.Code != Problems.SC1101.Id)
                .Select(found => (Problems.BuiltInPolicy(found.Problem), found.Syntax)) : problems,
            WrittenForm.Builder);
        if (any is not null && policy.Policy.Options.AllowCredentials)
        {
            ReportAll([(Problems.AnyOriginByDelegate(), any.Syntax)], WrittenForm.Builder);
        }
    }

    private void ReportAll(IEnumerable<(StrictCorsConfigurationProblem Problem, SyntaxNode Syntax)> problems, WrittenForm form)
    {
        foreach (var (problem, syntax) in problems)
        {
            if ((problem.Code != Problems.SC1101.Id || OptionsUse.IsCertainlyWithoutOrigins(context.SemanticModel.Compilation, form,
                    context.CancellationToken))
                && _reported.Add((syntax.SyntaxTree, syntax.Span, problem.Code)))
            {
                context.ReportDiagnostic(Report.Create(problem, syntax.GetLocation(), form));
            }
        }
    }
}
