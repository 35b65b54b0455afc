using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.BuiltIn;
using StrictCors.Analyzers.Names;
using StrictCors.Analyzers.Rules;
using StrictCors.Analyzers.Values;
using StrictCors.Policies;

namespace StrictCors.Analyzers.Endpoints;

/// <summary>An endpoint that one statement makes: <c>app.MapGet("/", …).RequireStrictCors("web")</c>.</summary>
/// <param name="map">The call that makes the endpoint.</param>
/// <param name="model">What the names of the file mean.</param>
/// <param name="cancellationToken">Cancels the search.</param>
internal sealed class EndpointChain(InvocationExpressionSyntax map, SemanticModel model, CancellationToken cancellationToken)
{
    private static readonly string[] Conventions =
        ["RequireStrictCors", "RequireCors", "DisableStrictCors", "BypassStrictCors", "ShortCircuit", "MapShortCircuit"];

    /// <summary>Gets the calls after the one that makes the endpoint, in order.</summary>
    public IReadOnlyList<InvocationExpressionSyntax> Calls { get; } = [.. After(map)];

    /// <summary>Gets a value indicating whether a call may choose a policy, or run the endpoint without one.</summary>
    public bool MayMatter => Calls.Append(map).Any(call => Conventions.Contains(Called.NameOf(call)));

    /// <summary>Whether a call makes an endpoint, by what is written alone. A group has endpoints that can choose otherwise.</summary>
    public static bool IsMap(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax
        && Called.NameOf(call) is { } name && name.StartsWith("Map", StringComparison.Ordinal) && name != "MapGroup";

    /// <summary>The call of <c>ShortCircuit</c>; null if there is none.</summary>
    public InvocationExpressionSyntax? ShortCircuit() => Calls.Append(map).FirstOrDefault(call =>
        Called.NameOf(call) is "ShortCircuit" or "MapShortCircuit"
        && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ContainingType.Name: var type }
        && type.StartsWith("RouteShortCircuit", StringComparison.Ordinal));

    /// <summary>The choice of the code of the endpoint; not made if there is none, or if the code is elsewhere.</summary>
    public PolicyChoice OfHandler()
    {
        if (model.GetOperation(map, cancellationToken) is not IInvocationOperation call)
        {
            return default;
        }

        if (call.TargetMethod is { Name: "MapHub", TypeArguments: [{ } hub] })
        {
            return AttributeChoice.Of(hub);
        }

        foreach (var argument in call.Arguments)
        {
            if (Constant.Unwrap(argument.Value) is IDelegateCreationOperation { Target: var target })
            {
                return target switch
                {
                    IAnonymousFunctionOperation lambda => AttributeChoice.Of(lambda.Symbol),
                    IMethodReferenceOperation { Method: { } method } => AttributeChoice.Of(method),
                    _ => default,
                };
            }
        }

        return default;
    }

    /// <summary>The last call that chooses, and its choice. The kind is unknown if the compiler does not know what it chooses.</summary>
    public (PolicyChoice Choice, InvocationExpressionSyntax? Call) OfConventions()
    {
        (PolicyChoice Choice, InvocationExpressionSyntax? Call) last = default;
        foreach (var call in Calls)
        {
            if (Conventions.Contains(Called.NameOf(call)) && ChoiceOf(call) is { IsMade: true } choice)
            {
                last = (choice, call);
            }
        }

        return last;
    }

    private PolicyChoice ChoiceOf(InvocationExpressionSyntax written)
    {
        if (model.GetOperation(written, cancellationToken) is not IInvocationOperation call
            || !(PoliciesOfCode.IsOurs(call.TargetMethod) || BuiltInName.IsBuiltIn(call.TargetMethod)))
        {
            return default;
        }

        return call.TargetMethod.Name switch
        {
            "DisableStrictCors" => new(PolicyChoiceKind.Disabled),
            "BypassStrictCors" => new(PolicyChoiceKind.Bypassed),
            _ when call.TargetMethod.Parameters.Any(parameter => parameter.Type.TypeKind == TypeKind.Delegate) => new(PolicyChoiceKind.Inline),
            _ => Named(call),
        };
    }

    private static PolicyChoice Named(IInvocationOperation call)
    {
        var names = new List<string>();
        foreach (var argument in call.Arguments.Where(argument => argument.Parameter?.Ordinal > 0))
        {
            var entries = argument.Parameter!.Type is IArrayTypeSymbol ? ConstantList.Read(argument)
                : [new Entry(Constant.Text(argument.Value), argument.Syntax)];
            if (entries.Any(entry => entry.Text is null))
            {
                return new(PolicyChoiceKind.Unknown);
            }

            names.AddRange(entries.Select(entry => entry.Text!));
        }

        return AttributeChoice.Named(names);
    }

    private static IEnumerable<InvocationExpressionSyntax> After(InvocationExpressionSyntax map)
    {
        var call = map;
        while (call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access && access.Expression == call)
        {
            yield return next;
            call = next;
        }
    }
}
