using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.Policies;
using StrictCors.Analyzers.Rules;
using StrictCors.Analyzers.Values;

namespace StrictCors.Analyzers.Names;

/// <summary>The policies that a file adds in code.</summary>
internal static class PoliciesOfCode
{
    private const string Assembly = "StrictCors";

    /// <summary>The name that <c>AddDefaultPolicy</c> gives its policy.</summary>
    public const string DefaultName = "DefaultPolicy";

    /// <summary>Each policy. The name is null if it is not a constant. The policy is null if the compiler does not follow what fills
    /// it.</summary>
    public static IEnumerable<(string? Name, StrictCorsPolicyOptions? Policy)> Find(
        Compilation compilation, SyntaxTree tree, CancellationToken cancellationToken)
    {
#pragma warning disable RS1030 // Policies can be anywhere. They are looked for only where a name is not in the settings.
        var model = compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
        foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
        {
            switch (node)
            {
                case InvocationExpressionSyntax call when Called.NameOf(call) is "AddPolicy" or "AddDefaultPolicy":
                    if (model.GetOperation(call, cancellationToken) is IInvocationOperation added && IsOurs(added.TargetMethod))
                    {
                        yield return (NameOf(added), PolicyOf(added));
                    }

                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Policies" } access:
                    if (model.GetSymbolInfo(access, cancellationToken).Symbol?.ContainingType.ToDisplayString() == KnownTypes.Options)
                    {
                        yield return (NameOf(access, model, cancellationToken), null);
                    }

                    break;
            }
        }
    }

    /// <summary>Whether this is a method of StrictCors.</summary>
    public static bool IsOurs(IMethodSymbol method) => method.ContainingAssembly.Name == Assembly;

    /// <summary>The name of a policy that a call of <c>AddPolicy</c> or <c>AddDefaultPolicy</c> adds; null if it is not a constant.</summary>
    public static string? NameOf(IInvocationOperation added) => added.TargetMethod.Name == "AddDefaultPolicy" ? DefaultName
        : added.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "name") is { } argument ? Constant.Text(argument.Value) : null;

    private static StrictCorsPolicyOptions? PolicyOf(IInvocationOperation added)
    {
        if (added.Arguments.Select(argument => Constant.Unwrap(argument.Value)).OfType<IDelegateCreationOperation>().FirstOrDefault()
                is not { Target: IAnonymousFunctionOperation { Symbol.Parameters: [{ Type: var builder }] } lambda }
            || PolicyChain.OfWhole(lambda, builder) is not { } calls)
        {
            return null;
        }

        var policy = new PolicyCalls(isWhole: true);
        foreach (var call in calls)
        {
            policy.Add(call);
        }

        return policy.Policy.IsKnown ? policy.Policy.Options : null;
    }

    /// <summary><c>options.Policies["web"] = …</c>.</summary>
    private static string? NameOf(MemberAccessExpressionSyntax policies, SemanticModel model, CancellationToken cancellationToken)
    {
        var argument = policies.Parent switch
        {
            ElementAccessExpressionSyntax { ArgumentList.Arguments: [var index] } => index.Expression,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "TryAdd",
                Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [var first, ..] } } =>
                first.Expression,
            _ => null,
        };
        return argument is not null ? model.GetConstantValue(argument, cancellationToken).Value as string : null;
    }
}
