using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.BuiltIn;

namespace StrictCors.CodeFixes.BuiltIn.Objects;

/// <summary>Policies that are objects: <c>new CorsPolicy { Origins = { "https://a.example" } }</c> as an argument, or in a variable that
/// code fills before. The object becomes a lambda.</summary>
internal sealed class PolicyObjects
{
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;
    private readonly PolicyLocals _locals;
    private readonly Dictionary<ISymbol, ObjectVariable> _variables = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, (ObjectVariable Variable, PolicySetting Setting)> _settings = [];
    private readonly HashSet<StatementSyntax> _moved = [];

    public PolicyObjects(SemanticModel model, SyntaxNode root, PolicyLocals locals, CancellationToken cancellationToken)
    {
        (_model, _locals, _cancellationToken) = (model, locals, cancellationToken);
        foreach (var declaration in PolicyLocals.DeclarationsIn(root))
        {
            Add(declaration);
        }
    }

    /// <summary>Whether the statement moves into a lambda.</summary>
    public bool IsMoved(StatementSyntax statement) => _moved.Contains(statement);

    /// <summary>The lambda for the policy that <c>AddPolicy</c> is given; null if it is not such an object.</summary>
    /// <param name="given">The policy.</param>
    /// <param name="visit">Converts code that moves.</param>
    public SimpleLambdaExpressionSyntax? LambdaOf(ExpressionSyntax given, Func<SyntaxNode, SyntaxNode> visit)
    {
        if (given is BaseObjectCreationExpressionSyntax creation)
        {
            return ObjectOf(creation, _model, _cancellationToken) is { } policy ? PolicyLambda.Of(creation, policy, visit) : null;
        }

        if (_locals.SymbolOf(given) is not { } symbol || !_variables.TryGetValue(symbol, out var variable))
        {
            return null;
        }

        var created = (BaseObjectCreationExpressionSyntax)variable.Declaration.Declaration.Variables[0].Initializer!.Value;
        return variable.Filling.Count == 0 && !PolicyLambda.HasComment(variable.Declaration)
            ? PolicyLambda.Of(created, variable.Policy, visit)
            : PolicyLambda.Of(created, variable, [.. variable.Filling.Select(visit).OfType<StatementSyntax>()], visit);
    }

    /// <summary>The call for <c>policy.Origins.Add("…")</c>; null for other calls.</summary>
    public ExpressionSyntax? Convert(InvocationExpressionSyntax call, Func<SyntaxNode, SyntaxNode> visit) =>
        _settings.TryGetValue(call, out var set)
            ? SyntaxFactory.ParseExpression($"{set.Variable.Name}.{set.Variable.Policy.CallOf(set.Setting, visit)!.Text}").WithTriviaFrom(call)
            : null;

    /// <summary>Whether the statement sets a property of a policy.</summary>
    public bool IsSetting(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax set } && _settings.ContainsKey(set);

    /// <summary>The statement for <c>policy.SupportsCredentials = true;</c>; null if it sets what a policy has without it.</summary>
    public StatementSyntax? Convert(StatementSyntax statement, Func<SyntaxNode, SyntaxNode> visit)
    {
        var (variable, setting) = _settings[((ExpressionStatementSyntax)statement).Expression];
        return variable.Policy.CallOf(setting, visit) is { } call
            ? SyntaxFactory.ParseStatement(call.Statement(variable.Name)).WithoutTrivia().WithTriviaFrom(statement)
            : PolicyLocals.ListOf(statement) is null ? SyntaxFactory.Block().WithTriviaFrom(statement) : null;
    }

    /// <summary>The policy that an expression creates; null if it is something else, or sets what calls cannot.</summary>
    public static PolicyObject? ObjectOf(BaseObjectCreationExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken) =>
        IsPolicy(creation, model, cancellationToken) && PolicySetting.Of(creation) is { } settings
            && new PolicyObject(settings, model, cancellationToken) is { CanBeCalls: true } policy ? policy : null;

    private static bool IsPolicy(BaseObjectCreationExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(creation, cancellationToken).Type is { Name: GivenPolicies.Type } type && BuiltInName.IsBuiltIn(type);

    private void Add(LocalDeclarationStatementSyntax declaration)
    {
        var variable = declaration.Declaration.Variables[0];
        if (variable.Initializer!.Value is not BaseObjectCreationExpressionSyntax creation || !IsPolicy(creation, _model, _cancellationToken)
            || _locals.Of(variable, GivenPolicies.Type) is not { } symbol || PolicyLocals.ListOf(declaration) is not { } list
            || PolicySetting.Of(creation) is not { } initial)
        {
            return;
        }

        var (set, filled, given) = (new List<PolicySetting>(), new HashSet<StatementSyntax>(), new List<ExpressionSyntax>());
        foreach (var use in _locals.UsesOf(symbol, declaration))
        {
            if (_locals.IsGiven(use))
            {
                given.Add(use);
            }
            else if (PolicySetting.Of(use) is { } setting && PolicyLocals.StatementOf(use, list) is { } statement
                && PolicyLocals.CanMove(statement) && IsRunOnce(setting, statement))
            {
                set.Add(setting);
                filled.Add(statement);
            }
            else
            {
                return;
            }
        }

        var end = filled.Select(statement => statement.Span.End).Append(declaration.Span.End).Max();
        var policy = new PolicyObject([.. initial, .. set], _model, _cancellationToken);
        if (given.Count == 0 || given.Exists(use => use.SpanStart < end) || !policy.CanBeCalls)
        {
            return;
        }

        _variables[symbol] = new(symbol.Name, declaration, [.. filled.OrderBy(statement => statement.SpanStart)], policy);
        set.ForEach(setting => _settings[setting.Node] = (_variables[symbol], setting));
        _moved.Add(declaration);
        _moved.UnionWith(filled);
    }

    /// <summary>A delegate that sets the policy may run at any time; that of <c>ForEach</c> runs at once.</summary>
    private static bool IsRunOnce(PolicySetting setting, StatementSyntax statement) =>
        setting.Node.Ancestors().TakeWhile(node => node != statement).OfType<AnonymousFunctionExpressionSyntax>()
            .All(lambda => lambda == setting.Node.Parent);
}
