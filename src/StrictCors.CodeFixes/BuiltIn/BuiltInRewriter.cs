using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.BuiltIn;
using StrictCors.CodeFixes.BuiltIn.Objects;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary>Writes the counterparts of StrictCors for the calls, attributes and types of the built-in middleware.</summary>
internal sealed class BuiltInRewriter : CSharpSyntaxRewriter
{
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;
    private readonly BuiltInNames _names;
    private readonly RepeatedUse _repeated;
    private readonly PolicyVariables _variables;
    private readonly PolicyObjects _objects;
    private readonly PolicyMembers _members;
    private readonly AddedPolicy _added;
    private readonly AddedServices _services;
    private readonly Remarks _remarks;
    private readonly ConditionalUse _conditional;
    private readonly SyntaxTrivia _endOfLine;
    private bool _isMoving;
    private bool _hasMember;

    /// <param name="model">What the names of the file mean.</param>
    /// <param name="root">The file.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public BuiltInRewriter(SemanticModel model, SyntaxNode root, CancellationToken cancellationToken)
    {
        (_model, _cancellationToken) = (model, cancellationToken);
        _endOfLine = SyntaxFactory.EndOfLine(root.ToFullString().Contains("\r\n") ? "\r\n" : "\n");
        _names = new(model, cancellationToken);
        _repeated = new(model, cancellationToken);
        var locals = new PolicyLocals(model, cancellationToken);
        _variables = new(model, root, locals, cancellationToken);
        _objects = new(model, root, locals, cancellationToken);
        _members = new(model, cancellationToken);
        _added = new(model, _variables, _objects, _members, Move, cancellationToken);
        _services = new(model, cancellationToken);
        _remarks = new(model, cancellationToken);
        _conditional = new(model, root, cancellationToken);
    }

    /// <summary>Gets a value indicating whether the file names a type of StrictCors.</summary>
    public bool NeedsUsing => _names.NeedsUsing || _hasMember;

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        if (node is not StatementSyntax statement)
        {
            return base.Visit(node);
        }

        if (!_isMoving && (IsMoved(statement) || (statement.Parent is BlockSyntax && _repeated.IsLater(statement))))
        {
            return null;
        }

        if (_objects.IsSetting(statement))
        {
            return _objects.Convert(statement, Move);
        }

        var comment = _remarks.Of(statement) ?? _conditional.CommentOf(statement);
        var visited = base.Visit(node);
        visited = visited is StatementSyntax converted ? _conditional.Wrap(statement, converted) ?? converted : visited;
        return visited is null || comment is null ? visited : Remarks.Add(visited, comment, _endOfLine);
    }

    public override SyntaxNode? VisitGlobalStatement(GlobalStatementSyntax node) =>
        _repeated.IsLater(node.Statement) || IsMoved(node.Statement) ? null : base.VisitGlobalStatement(node);

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) => _names.Convert(node) ?? base.VisitIdentifierName(node);

    public override SyntaxNode? VisitUsingDirective(UsingDirectiveSyntax node) => _names.ConvertAlias(node) ?? base.VisitUsingDirective(node);

    public override SyntaxNode? VisitQualifiedName(QualifiedNameSyntax node) => _names.ConvertQualified(node) ?? base.VisitQualifiedName(node);

    public override SyntaxNode? VisitAttribute(AttributeSyntax node) => _names.ConvertAttribute(node) ?? base.VisitAttribute(node);

    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node) =>
        Member(_members.Convert(node, Move)) ?? base.VisitFieldDeclaration(node);

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node) =>
        Member(_members.Convert(node, Move)) ?? base.VisitPropertyDeclaration(node);

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (_objects.Convert(node, Move) is { } call)
        {
            return call;
        }

        var visited = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        if (_model.GetSymbolInfo(node, _cancellationToken).Symbol is not IMethodSymbol method)
        {
            return visited;
        }

        if (!BuiltInName.IsBuiltIn(method))
        {
            return MiddlewareByType.IsOf(method) ? MiddlewareByType.Convert(visited) : _services.ConvertMvc(node, visited, method, Move);
        }

        return method.ContainingType.Name switch
        {
            "CorsPolicyBuilder" => ConvertPolicyCall(node, visited, method.Name),
            "CorsOptions" => method.Name is "AddPolicy" or "AddDefaultPolicy" ? _added.Convert(node, WithoutNames(visited)) : WithoutNames(visited),
            _ when method.Name == "AddCors" => _services.Convert(node, WithoutNames(visited)),
            _ when method.Name == "UseCors" => _repeated.WithAllNames(node, WithoutNames(visited)),
            _ => WithoutNames(visited),
        };
    }

    /// <summary>The builder is the parameter of a method or lambda, a variable that becomes one, or is created where a policy is added. Another one
    /// stays.</summary>
    private SyntaxNode ConvertPolicyCall(InvocationExpressionSyntax node, InvocationExpressionSyntax visited, string method)
    {
        var root = _model.GetOperation(node, _cancellationToken);
        while (root is IInvocationOperation { Instance: { } instance })
        {
            root = instance;
        }

        var isParameter = root is IParameterReferenceOperation { Parameter: { } parameter } && !_names.Methods.Stays(parameter.ContainingSymbol);
        var isConverted = isParameter
            || (root is ILocalReferenceOperation local && _variables.IsConverted(local.Local))
            || (root is IObjectCreationOperation && (_isMoving || node.Ancestors().OfType<InvocationExpressionSyntax>().Any(call =>
                _model.GetSymbolInfo(call, _cancellationToken).Symbol is IMethodSymbol { ContainingType.Name: "CorsOptions" })));
        return !isConverted || (method == "Build" && !isParameter) ? visited
            : PolicyCall.Convert(node, visited, method, _model, _cancellationToken);
    }

    private bool IsMoved(StatementSyntax statement) => _variables.IsMoved(statement) || _objects.IsMoved(statement);

    private SyntaxNode? Member(SyntaxNode? converted)
    {
        _hasMember |= converted is not null;
        return converted;
    }

    private SyntaxNode Move(SyntaxNode part)
    {
        var before = _isMoving;
        _isMoving = true;
        var moved = Visit(part)!;
        _isMoving = before;
        return moved;
    }

    /// <summary>The names of the parameters differ.</summary>
    private static InvocationExpressionSyntax WithoutNames(InvocationExpressionSyntax call) => call.WithArgumentList(call.ArgumentList.ReplaceNodes(
        call.ArgumentList.Arguments.Where(argument => argument.NameColon is not null),
        (_, argument) => argument.WithNameColon(null).WithLeadingTrivia(argument.GetLeadingTrivia())));
}
