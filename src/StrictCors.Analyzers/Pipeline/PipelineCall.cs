using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.Values;

namespace StrictCors.Analyzers.Pipeline;

/// <summary>A call on an application builder: <c>app.UseRouting()</c>.</summary>
internal sealed class PipelineCall(IInvocationOperation operation)
{
    public IInvocationOperation Operation => operation;

    public string Name => operation.TargetMethod.Name;

    /// <summary>Gets the node of the method's name.</summary>
    public SyntaxNode NameSyntax => operation.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
        ? access.Name : operation.Syntax;

    /// <summary>Gets the place of the call in the order of a method. In a fluent chain, calls run in the order of their names.</summary>
    public int Position => NameSyntax.SpanStart;

    /// <summary>Gets the statement, if it has only this call; null otherwise.</summary>
    public StatementSyntax? Statement =>
        operation.Syntax is InvocationExpressionSyntax { Parent: ExpressionStatementSyntax statement,
            Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax } }
            ? statement : null;

    /// <summary>Gets a value indicating whether the call does not always run.</summary>
    public bool IsConditional => Branches().Any();

    /// <summary>Whether at most one of the two calls runs.</summary>
    public bool Excludes(PipelineCall other)
    {
        var branches = other.Branches().ToList();
        return Branches().Any(mine => branches.Exists(theirs => theirs.Fork == mine.Fork && theirs.Branch != mine.Branch));
    }

    /// <summary>The variable or parameter at the start of a chain of calls; null if there is something else.</summary>
    public static ISymbol? RootOf(IOperation? operation) => operation is null ? null : Constant.Unwrap(operation) switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IInvocationOperation call => RootOf(ReceiverOf(call)),
        _ => null,
    };

    /// <summary>What a method is called on, extension methods included.</summary>
    public static IOperation? ReceiverOf(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0
            ? call.Arguments.First(argument => argument.Parameter?.Ordinal == 0).Value : null);

    private IEnumerable<(IOperation Fork, IOperation Branch)> Branches()
    {
        IOperation child = operation;
        for (var parent = operation.Parent;
            parent is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation;
            parent = parent.Parent)
        {
            if ((parent is IConditionalOperation condition && child != condition.Condition) || parent is ISwitchOperation or ILoopOperation
                || (parent is ITryOperation attempt && child != attempt.Body && child != attempt.Finally))
            {
                yield return (parent, child);
            }

            child = parent;
        }
    }
}
