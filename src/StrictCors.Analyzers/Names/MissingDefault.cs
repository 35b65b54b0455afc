using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StrictCors.Analyzers.BuiltIn;
using StrictCors.Analyzers.Endpoints;
using StrictCors.Analyzers.Rules;
using StrictCors.Checks;

namespace StrictCors.Analyzers.Names;

/// <summary>SC2002: an endpoint that requires the default policy, in a program that has none. The program is the project that calls
/// <c>UseStrictCors</c>, without a policy.</summary>
/// <param name="context">The file.</param>
/// <param name="names">The names of the project.</param>
internal sealed class MissingDefault(SemanticModelAnalysisContext context, ProjectNames names)
{
    private const string Use = "UseStrictCors";

    /// <summary><c>app.MapGet(…).RequireStrictCors()</c>. An endpoint of a group can choose another policy.</summary>
    public void CheckCall(InvocationExpressionSyntax written)
    {
        if (written is { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax access, Parent: ExpressionStatementSyntax }
            && access.Name.Identifier.ValueText == "RequireStrictCors"
            && access.Expression is InvocationExpressionSyntax map && EndpointChain.IsMap(map)
            && context.SemanticModel.GetSymbolInfo(written, context.CancellationToken).Symbol is IMethodSymbol method
            && PoliciesOfCode.IsOurs(method))
        {
            Report(access.Name);
        }
    }

    /// <summary><c>[StrictCors]</c> or <c>[EnableCors]</c> on an action, or on a controller with an action that has no other choice.</summary>
    public void CheckAttribute(AttributeSyntax written)
    {
        if (written.ArgumentList is not { Arguments.Count: > 0 }
            && written.Parent?.Parent is MethodDeclarationSyntax or ClassDeclarationSyntax
            && context.SemanticModel.GetSymbolInfo(written, context.CancellationToken).Symbol is IMethodSymbol { ContainingType: var type }
            && (type.ToDisplayString() == KnownTypes.Attribute || (type.Name == "EnableCorsAttribute" && BuiltInName.IsBuiltIn(type)))
            && context.SemanticModel.GetDeclaredSymbol(written.Parent.Parent, context.CancellationToken) is { } member
            && (member is IMethodSymbol action ? Actions.Is(action)
                : Actions.Of((INamedTypeSymbol)member).Any(each => !AttributeChoice.Of(each).IsMade)))
        {
            Report(written);
        }
    }

    private void Report(SyntaxNode place)
    {
        var compilation = context.SemanticModel.Compilation;
        if (names.All is { } known && known.Environments.All(environment => environment.Options?.DefaultPolicy is null)
            && !Mentions.Any(compilation, nameof(StrictCorsOptions.DefaultPolicy), context.CancellationToken)
            && UsesNone(compilation)
            && SectionPath.Find(compilation, context.CancellationToken) is { } section)
        {
            context.ReportDiagnostic(Rules.Report.Create(Problems.NoDefaultPolicy("", section), place.GetLocation()));
        }
    }

    /// <summary>Whether the program calls <c>UseStrictCors()</c>, and never with a policy.</summary>
    private bool UsesNone(Compilation compilation)
    {
        var calls = Mentions.TreesWith(compilation, Use, context.CancellationToken)
            .SelectMany(tree => tree.GetRoot(context.CancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>())
            .Where(call => Called.NameOf(call) == Use).ToList();
        return calls.Count > 0 && calls.TrueForAll(call => call.ArgumentList.Arguments.Count == 0);
    }
}
