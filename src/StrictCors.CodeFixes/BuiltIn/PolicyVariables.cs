using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.BuiltIn;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary>Variables that hold a builder until <c>AddPolicy</c> takes its policy, and variables that hold that policy. StrictCors has neither: the
/// statements that fill the builder move into the lambda of <c>AddPolicy</c>.</summary>
internal sealed class PolicyVariables
{
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;
    private readonly PolicyLocals _locals;
    private readonly Dictionary<ISymbol, BuilderVariable> _builders = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ExpressionSyntax> _policies = new(SymbolEqualityComparer.Default);
    private readonly HashSet<StatementSyntax> _moved = [];

    public PolicyVariables(SemanticModel model, SyntaxNode root, PolicyLocals locals, CancellationToken cancellationToken)
    {
        (_model, _locals, _cancellationToken) = (model, locals, cancellationToken);
        var declarations = PolicyLocals.DeclarationsIn(root);
        foreach (var declaration in declarations)
        {
            AddPolicy(declaration);
        }

        foreach (var declaration in declarations)
        {
            AddBuilder(declaration);
        }

        foreach (var policy in _policies.ToList())
        {
            KeepIfBuilderStays(policy.Key, policy.Value);
        }
    }

    /// <summary>Whether the statement moves into a lambda.</summary>
    public bool IsMoved(StatementSyntax statement) => _moved.Contains(statement);

    /// <summary>Whether the variable becomes the parameter of a lambda.</summary>
    public bool IsConverted(ISymbol? symbol) => symbol is not null && _builders.ContainsKey(symbol);

    /// <summary>What <c>AddPolicy</c> is given: the variable, if there is one, and the call of <c>Build</c>. The call is null for something
    /// else.</summary>
    public (BuilderVariable? Variable, ExpressionSyntax? Build) Of(ExpressionSyntax argument)
    {
        var built = _locals.SymbolOf(argument) is { } symbol && _policies.TryGetValue(symbol, out var initializer) ? initializer : argument;
        if (!IsBuild(built))
        {
            return (null, null);
        }

        if (_locals.SymbolOf(RootOf(built)) is { } local && _builders.TryGetValue(local, out var variable))
        {
            return (variable, built);
        }

        return (null, built != argument && RootOf(built) is BaseObjectCreationExpressionSyntax ? built : null);
    }

    /// <summary>What the first call of a chain is made on.</summary>
    public static ExpressionSyntax RootOf(ExpressionSyntax expression)
    {
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
        {
            expression = access.Expression;
        }

        return expression;
    }

    private static bool IsBuild(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Build" } };

    /// <summary><c>var policy = builder.Build();</c>, if the policy is given to <c>AddPolicy</c> only.</summary>
    private void AddPolicy(LocalDeclarationStatementSyntax declaration)
    {
        var variable = declaration.Declaration.Variables[0];
        if (IsBuild(variable.Initializer!.Value) && _locals.Of(variable, "CorsPolicy") is { } symbol
            && _locals.UsesOf(symbol, declaration) is { Count: > 0 } uses && uses.TrueForAll(_locals.IsGiven))
        {
            _policies[symbol] = variable.Initializer.Value;
            _moved.Add(declaration);
        }
    }

    /// <summary><c>var builder = new CorsPolicyBuilder();</c>, if all that follows are calls on it, and then <c>AddPolicy</c>.</summary>
    private void AddBuilder(LocalDeclarationStatementSyntax declaration)
    {
        var variable = declaration.Declaration.Variables[0];
        if (_locals.Of(variable, "CorsPolicyBuilder") is not { } symbol || PolicyLocals.ListOf(declaration) is not { } list
            || RootOf(variable.Initializer!.Value) is not BaseObjectCreationExpressionSyntax { Initializer: null } creation || IsCopy(creation))
        {
            return;
        }

        var (filled, built) = (new HashSet<StatementSyntax>(), new List<ExpressionSyntax>());
        foreach (var use in _locals.UsesOf(symbol, declaration))
        {
            var last = LastCallOf(use);
            if (IsBuild(last) && (_locals.IsGiven(last) || IsOfPolicy(last)))
            {
                built.Add(last);
            }
            else if (IsStatement(use, last)
                && PolicyLocals.StatementOf(use, list) is { } statement && PolicyLocals.CanMove(statement))
            {
                filled.Add(statement);
            }
            else
            {
                return;
            }
        }

        var end = filled.Select(statement => statement.Span.End).Append(declaration.Span.End).Max();
        if (built.Count > 0 && built.TrueForAll(call => call.SpanStart > end))
        {
            _builders[symbol] = new(symbol.Name, declaration, [.. filled.OrderBy(statement => statement.SpanStart)]);
            _moved.Add(declaration);
            _moved.UnionWith(filled);
        }
    }

    private void KeepIfBuilderStays(ISymbol policy, ExpressionSyntax build)
    {
        if (RootOf(build) is not BaseObjectCreationExpressionSyntax && !IsConverted(_locals.SymbolOf(RootOf(build))))
        {
            _policies.Remove(policy);
            _moved.Remove(build.FirstAncestorOrSelf<StatementSyntax>()!);
        }
    }

    private static ExpressionSyntax LastCallOf(ExpressionSyntax use)
    {
        var last = use;
        while (last.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == last)
        {
            last = call;
        }

        return last;
    }

    /// <summary><c>builder.AllowAnyHeader();</c> or <c>builder = builder.AllowAnyHeader();</c>.</summary>
    private static bool IsStatement(ExpressionSyntax use, ExpressionSyntax last) => last.Parent switch
    {
        ExpressionStatementSyntax => last != use,
        AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax, Left: IdentifierNameSyntax left } assignment =>
            last == left ? RootOf(assignment.Right) is IdentifierNameSyntax root && root.Identifier.ValueText == left.Identifier.ValueText
                : use is IdentifierNameSyntax name && name.Identifier.ValueText == left.Identifier.ValueText,
        _ => false,
    };

    private bool IsOfPolicy(ExpressionSyntax build) => build.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }
        && _model.GetDeclaredSymbol(variable, _cancellationToken) is { } symbol && _policies.ContainsKey(symbol);

    private bool IsCopy(BaseObjectCreationExpressionSyntax creation) => creation.ArgumentList?.Arguments.Any(argument =>
        _model.GetTypeInfo(argument.Expression, _cancellationToken).Type?.Name == "CorsPolicy") == true;
}
