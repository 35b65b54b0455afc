using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using StrictCors.Analyzers.BuiltIn;
using StrictCors.Analyzers.Rules;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary><c>if (app.Environment.IsDevelopment()) app.UseCors(…);</c>: a program with <c>AddStrictCors</c> and without <c>UseStrictCors</c> does
/// not start, so that both get the same condition.</summary>
internal sealed class ConditionalUse
{
    private readonly IfStatementSyntax? _condition;
    private readonly string? _app;
    private readonly string? _builder;

    public ConditionalUse(SemanticModel model, SyntaxNode root, CancellationToken cancellationToken)
    {
        var calls = root.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call =>
            Called.NameOf(call) == "UseCors" && BuiltInName.IsBuiltIn(model.GetSymbolInfo(call, cancellationToken).Symbol)).ToList();
        var conditions = calls.Select(call => call.Ancestors().OfType<IfStatementSyntax>().LastOrDefault()).Distinct().ToList();
        if (conditions is not [{ Else: null } condition] || Mentions.Any(model.Compilation, "RequireCors", "EnableCors", cancellationToken)
            || Mentions.TreesWith(model.Compilation, "UseCors", cancellationToken).Skip(1).Any())
        {
            return;
        }

        _condition = condition;
        (_app, _builder) = NamesOf(condition);
    }

    /// <summary>The statement that calls <c>AddCors</c>, under the condition; null if it has none.</summary>
    /// <param name="written">The statement as written.</param>
    /// <param name="converted">The statement with converted calls.</param>
    public StatementSyntax? Wrap(StatementSyntax written, StatementSyntax converted)
    {
        if (_builder is null || written is not ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call }
            || ListOf(written) != ListOf(_condition!) || Called.NameOf(call) != "AddCors")
        {
            return null;
        }

        var condition = _condition!.Condition.ReplaceNodes(
            _condition.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == _app),
            (name, _) => SyntaxFactory.IdentifierName(_builder).WithTriviaFrom(name));
        return SyntaxFactory.IfStatement(condition.WithoutTrivia(), SyntaxFactory.Block(converted.WithoutLeadingTrivia()))
            .WithLeadingTrivia(converted.GetLeadingTrivia()).WithTrailingTrivia(converted.GetTrailingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>The comment for the condition, if <c>AddCors</c> is elsewhere; null if it is here.</summary>
    public string? CommentOf(StatementSyntax statement) => statement == _condition && _builder is null
        ? "// UseStrictCors runs under this condition only. Call AddStrictCors under the same one: without UseStrictCors, a program with it "
            + "does not start."
        : null;

    /// <summary>The variables of the application and its builder, if the condition depends on the environment only.</summary>
    private static (string? App, string? Builder) NamesOf(IfStatementSyntax condition)
    {
        var environments = condition.Condition.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>()
            .Where(access => access is { Name.Identifier.ValueText: "Environment", Expression: IdentifierNameSyntax }).ToList();
        if (environments.Count == 0 || ListOf(condition) is not { } list)
        {
            return default;
        }

        var app = environments[0].Expression.ToString();
        var others = condition.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(name =>
            name.Parent is not MemberAccessExpressionSyntax access || access.Expression == name);
        var built = list.DescendantNodes().OfType<VariableDeclaratorSyntax>().FirstOrDefault(variable => variable.Identifier.ValueText == app)
            ?.Initializer?.Value as InvocationExpressionSyntax;
        return others.All(name => name.Identifier.ValueText == app)
            && built is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Build", Expression: IdentifierNameSyntax builder } }
            ? (app, builder.Identifier.ValueText) : default;
    }

    private static SyntaxNode? ListOf(SyntaxNode statement) => statement.Parent is GlobalStatementSyntax global ? global.Parent : statement.Parent;
}
