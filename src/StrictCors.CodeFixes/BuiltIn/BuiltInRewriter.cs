using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using StrictCors.Analyzers.BuiltIn;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary>Writes the counterparts of StrictCors for the calls, attributes and types of the built-in middleware.</summary>
/// <param name="model">What the names of the file mean.</param>
/// <param name="cancellationToken">Cancels the search.</param>
internal sealed class BuiltInRewriter(SemanticModel model, CancellationToken cancellationToken) : CSharpSyntaxRewriter
{
    private const string DefaultPolicyName = "DefaultPolicyName";

    private readonly RepeatedUse _repeated = new(model, cancellationToken);

    /// <summary>Gets a value indicating whether the file names a type of StrictCors.</summary>
    public bool NeedsUsing { get; private set; }

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node)
    {
        if (node.Identifier.ValueText == DefaultPolicyName && IsBuiltIn(node))
        {
            return node.WithIdentifier(Identifier("DefaultPolicy", node.Identifier));
        }

        if (BuiltInName.Of(node) is not { } known || !IsBuiltIn(node) || IsOfBuilderThatStays(node))
        {
            return base.VisitIdentifierName(node);
        }

        NeedsUsing |= model.GetSymbolInfo(node, cancellationToken).Symbol is not IMethodSymbol { MethodKind: not MethodKind.Constructor };
        return node.WithIdentifier(Identifier(known.Name, node.Identifier));
    }

    public override SyntaxNode? VisitGlobalStatement(GlobalStatementSyntax node) =>
        _repeated.IsLater(node.Statement) ? null : base.VisitGlobalStatement(node);

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node) =>
        node.Parent is BlockSyntax && _repeated.IsLater(node) ? null : base.VisitExpressionStatement(node);

    /// <summary><c>[Microsoft.AspNetCore.Cors.EnableCors("web")]</c> becomes <c>[StrictCors("web")]</c>.</summary>
    public override SyntaxNode? VisitAttribute(AttributeSyntax node)
    {
        var name = node.Name is QualifiedNameSyntax { Right: IdentifierNameSyntax right } ? right : node.Name as IdentifierNameSyntax;
        if (name is null || BuiltInName.Of(name) is not { IsRead: true } known || !IsBuiltIn(name))
        {
            return base.VisitAttribute(node);
        }

        NeedsUsing = true;
        var arguments = node.ArgumentList?.Arguments.Select(argument => argument.WithNameEquals(null).WithNameColon(null).WithoutLeadingTrivia());
        return node.WithName(SyntaxFactory.IdentifierName(known.Name).WithTriviaFrom(node.Name))
            .WithArgumentList(arguments is null ? null : node.ArgumentList!.WithArguments(SyntaxFactory.SeparatedList(arguments)));
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var visited = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        if (model.GetSymbolInfo(node, cancellationToken).Symbol is not IMethodSymbol method || !BuiltInName.IsBuiltIn(method))
        {
            return visited;
        }

        return method.ContainingType.Name switch
        {
            "CorsPolicyBuilder" when !IsConverted(node) => visited,
            "CorsPolicyBuilder" => PolicyCall.Convert(node, visited, method.Name, model, cancellationToken),
            "CorsOptions" => ConvertAddPolicy(node, visited, method),
            _ when method.Name == "AddCors" && IsUsed(node) => Services(WithoutNames(visited)),
            _ when method.Name == "UseCors" => _repeated.WithAllNames(node, WithoutNames(visited)),
            _ => WithoutNames(visited),
        };
    }

    /// <summary>A builder that code creates for something else than the options stays: a provider, for instance, builds its policies
    /// itself.</summary>
    private static bool IsOfBuilderThatStays(IdentifierNameSyntax node) => node.Identifier.ValueText == "CorsPolicyBuilder"
        && node.Parent is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax)
        && node.FirstAncestorOrSelf<ParameterSyntax>() is null && node.FirstAncestorOrSelf<TypeArgumentListSyntax>() is null;

    /// <summary>Whether the builder is the parameter of a method or lambda, or is created where a policy is added.</summary>
    private bool IsConverted(InvocationExpressionSyntax node)
    {
        var root = model.GetOperation(node, cancellationToken);
        while (root is IInvocationOperation { Instance: { } instance })
        {
            root = instance;
        }

        return root is IParameterReferenceOperation
            || (root is IObjectCreationOperation && node.Ancestors().OfType<InvocationExpressionSyntax>().Any(call =>
                model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ContainingType.Name: "CorsOptions" }));
    }

    /// <summary>A policy that was built becomes a lambda, and the name of the default policy is not written.</summary>
    private InvocationExpressionSyntax ConvertAddPolicy(InvocationExpressionSyntax node, InvocationExpressionSyntax visited, IMethodSymbol method)
    {
        visited = WithoutNames(visited);
        var arguments = visited.ArgumentList.Arguments;
        if (method.Name is not ("AddPolicy" or "AddDefaultPolicy") || arguments.Count == 0)
        {
            return visited;
        }

        var last = arguments[arguments.Count - 1];
        if (BuiltPolicy.ToLambda(node.ArgumentList.Arguments[arguments.Count - 1].Expression, last.Expression) is { } lambda)
        {
            visited = visited.WithArgumentList(visited.ArgumentList.WithArguments(arguments.Replace(last, last.WithExpression(lambda))));
        }

        return arguments.Count == 2 && node.ArgumentList.Arguments[0].Expression is MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name }
            && name.Identifier.ValueText == DefaultPolicyName && IsBuiltIn(name) && visited.Expression is MemberAccessExpressionSyntax access
            ? visited.WithExpression(access.WithName(SyntaxFactory.IdentifierName("AddDefaultPolicy")))
                .WithArgumentList(visited.ArgumentList.WithArguments(
                    SyntaxFactory.SingletonSeparatedList(visited.ArgumentList.Arguments[1].WithoutLeadingTrivia())))
            : visited;
    }

    /// <summary>The names of the parameters differ.</summary>
    private static InvocationExpressionSyntax WithoutNames(InvocationExpressionSyntax call) => call.WithArgumentList(call.ArgumentList.ReplaceNodes(
        call.ArgumentList.Arguments.Where(argument => argument.NameColon is not null),
        (_, argument) => argument.WithNameColon(null).WithLeadingTrivia(argument.GetLeadingTrivia())));

    /// <summary>Whether the services that <c>AddCors</c> returns are used: AddStrictCors returns a builder.</summary>
    private bool IsUsed(InvocationExpressionSyntax node) =>
        model.GetOperation(node, cancellationToken)?.Parent is not (null or IExpressionStatementOperation);

    private static MemberAccessExpressionSyntax Services(InvocationExpressionSyntax call) => SyntaxFactory.MemberAccessExpression(
        SyntaxKind.SimpleMemberAccessExpression, call.WithoutTrailingTrivia(),
            SyntaxFactory.IdentifierName("Services")).WithTrailingTrivia(call.GetTrailingTrivia());

    private bool IsBuiltIn(IdentifierNameSyntax name) => BuiltInName.IsBuiltIn(model.GetSymbolInfo(name, cancellationToken).Symbol);

    private static SyntaxToken Identifier(string text, SyntaxToken written) => SyntaxFactory.Identifier(text).WithTriviaFrom(written);
}
