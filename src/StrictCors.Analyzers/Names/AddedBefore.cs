using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.Pipeline;
using StrictCors.Analyzers.Rules;

namespace StrictCors.Analyzers.Names;

/// <summary>SC1006: code that adds a policy of the same name before, in the same chain of calls or to the same variable in the same block.</summary>
internal static class AddedBefore
{
    public static bool In(IInvocationOperation call, string name) => InChain(call, name) || InBlock(call, name);

    private static bool InChain(IInvocationOperation call, string name)
    {
        for (var earlier = PipelineCall.ReceiverOf(call); earlier is IInvocationOperation before; earlier = PipelineCall.ReceiverOf(before))
        {
            if (IsSame(before, name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool InBlock(IInvocationOperation call, string name)
    {
        if (PipelineCall.RootOf(call) is not { } root || call.Syntax.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax statement
            || call.SemanticModel is not { } model)
        {
            return false;
        }

        var list = statement.Parent is GlobalStatementSyntax global
            ? global.Parent!.ChildNodes().OfType<GlobalStatementSyntax>().Select(each => each.Statement)
            : statement.Parent!.ChildNodes().OfType<StatementSyntax>();
        return list.TakeWhile(each => each != statement).OfType<ExpressionStatementSyntax>()
            .Select(each => each.Expression).OfType<InvocationExpressionSyntax>()
            .Where(each => Called.NameOf(each) is "AddPolicy" or "AddDefaultPolicy")
            .Select(each => model.GetOperation(each)).OfType<IInvocationOperation>()
            .Any(each => SymbolEqualityComparer.Default.Equals(PipelineCall.RootOf(each), root) && (IsSame(each, name) || InChain(each, name)));
    }

    private static bool IsSame(IInvocationOperation call, string name) =>
        call.TargetMethod.Name is "AddPolicy" or "AddDefaultPolicy" && PoliciesOfCode.IsOurs(call.TargetMethod)
        && name.Equals(PoliciesOfCode.NameOf(call), StringComparison.OrdinalIgnoreCase);
}
