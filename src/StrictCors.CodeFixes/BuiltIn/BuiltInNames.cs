using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.BuiltIn;

namespace StrictCors.CodeFixes.BuiltIn;

/// <summary>Writes the counterpart of a name: of a type, a method, a property or an attribute.</summary>
/// <param name="model">What the names of the file mean.</param>
/// <param name="cancellationToken">Cancels the search.</param>
internal sealed class BuiltInNames(SemanticModel model, CancellationToken cancellationToken)
{
    private const string Builder = "CorsPolicyBuilder";

    private static readonly Dictionary<string, string> ExtensionTypes = new(StringComparer.Ordinal)
    {
        ["CorsServiceCollectionExtensions"] = "StrictCorsServiceCollectionExtensions",
        ["CorsMiddlewareExtensions"] = "StrictCorsApplicationBuilderExtensions",
        ["CorsEndpointConventionBuilderExtensions"] = "StrictCorsEndpointConventionBuilderExtensions",
    };

    private readonly Lazy<bool> _readsPolicies = new(() => ReadsPolicies(model, cancellationToken));

    /// <summary>Gets a value indicating whether a type of StrictCors was written.</summary>
    public bool NeedsUsing { get; private set; }

    /// <summary>Gets the methods with a builder.</summary>
    public BuilderMethods Methods { get; } = new(model.Compilation, cancellationToken);

    /// <summary>The counterpart; null if the name stays.</summary>
    public IdentifierNameSyntax? Convert(IdentifierNameSyntax node)
    {
        if (node.Identifier.ValueText == AddedPolicy.DefaultPolicyName)
        {
            return IsBuiltIn(node) ? Renamed(node, "DefaultPolicy") : null;
        }

        if (ExtensionTypes.TryGetValue(node.Identifier.ValueText, out var extensions))
        {
            return IsBuiltIn(node) && node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is null ? Renamed(node, extensions) : null;
        }

        if (BuiltInName.Of(node) is not { Name: not (BuiltInName.Middleware or GivenPolicies.Type) } known || !IsBuiltIn(node) || Stays(node))
        {
            return null;
        }

        NeedsUsing |= model.GetSymbolInfo(node, cancellationToken).Symbol is not IMethodSymbol { MethodKind: not MethodKind.Constructor };
        return Renamed(node, known.Name);
    }

    /// <summary><c>Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions</c> becomes <c>StrictCorsOptions</c>; null if the name stays.</summary>
    public NameSyntax? ConvertQualified(QualifiedNameSyntax node) =>
        node.Right is IdentifierNameSyntax name && node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is null && Convert(name) is { } converted
            ? converted.WithTriviaFrom(node) : null;

    /// <summary><c>using Options = Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions;</c>, for uses of the other name.</summary>
    public UsingDirectiveSyntax? ConvertAlias(UsingDirectiveSyntax node) =>
        node is { Alias: not null, Name: QualifiedNameSyntax { Right: IdentifierNameSyntax name } written } && IsBuiltIn(name)
        && name.Identifier.ValueText is "CorsOptions" or Builder && !IsCreated(node.Alias.Name)
            ? node.WithName(SyntaxFactory.ParseName($"StrictCors.Strict{name.Identifier.ValueText}").WithTriviaFrom(written)) : null;

    private bool IsCreated(IdentifierNameSyntax alias) => model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes()
        .OfType<ObjectCreationExpressionSyntax>().Any(creation => creation.Type.ToString() == alias.Identifier.ValueText);

    /// <summary><c>[Microsoft.AspNetCore.Cors.EnableCors("web")]</c> becomes <c>[StrictCors("web")]</c>.</summary>
    public AttributeSyntax? ConvertAttribute(AttributeSyntax node)
    {
        var name = node.Name is QualifiedNameSyntax { Right: IdentifierNameSyntax right } ? right : node.Name as IdentifierNameSyntax;
        if (name is null || BuiltInName.Of(name) is not { IsRead: true } known || !IsBuiltIn(name))
        {
            return null;
        }

        NeedsUsing = true;
        var arguments = node.ArgumentList?.Arguments.Select(argument => argument.WithNameEquals(null).WithNameColon(null).WithoutLeadingTrivia());
        return node.WithName(SyntaxFactory.IdentifierName(known.Name).WithTriviaFrom(node.Name))
            .WithArgumentList(arguments is null ? null : node.ArgumentList!.WithArguments(SyntaxFactory.SeparatedList(arguments)));
    }

    private bool Stays(IdentifierNameSyntax node) => node.Identifier.ValueText switch
    {
        Builder => IsOfBuilderThatStays(node),
        "CorsOptions" => IsReadAsOptions(node) && _readsPolicies.Value,
        _ => false,
    };

    /// <summary>A builder that code creates for something else than the options stays: a provider, for instance, builds its policies
    /// itself.</summary>
    private bool IsOfBuilderThatStays(IdentifierNameSyntax node) => node.FirstAncestorOrSelf<ParameterSyntax>() is { } parameter
        ? Methods.Stays(model.GetDeclaredSymbol(parameter, cancellationToken)?.ContainingSymbol)
        : node.Parent is MethodDeclarationSyntax or LocalFunctionStatementSyntax
            ? Methods.Stays(model.GetDeclaredSymbol(node.Parent, cancellationToken))
            : node.FirstAncestorOrSelf<TypeArgumentListSyntax>() is null;

    /// <summary><c>IOptions&lt;CorsOptions&gt;</c>, or a variable or field that holds its value.</summary>
    private static bool IsReadAsOptions(IdentifierNameSyntax node) => node.Parent switch
    {
        TypeArgumentListSyntax { Parent: GenericNameSyntax generic } =>
            generic.Identifier.ValueText is "IOptions" or "IOptionsSnapshot" or "IOptionsMonitor",
        VariableDeclarationSyntax or PropertyDeclarationSyntax => true,
        _ => false,
    };

    /// <summary>Whether the file takes policies out of the options. Those of StrictCors are of another type.</summary>
    private static bool ReadsPolicies(SemanticModel model, CancellationToken cancellationToken) =>
        model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == "GetPolicy" && BuiltInName.IsBuiltIn(model.GetSymbolInfo(name, cancellationToken).Symbol));

    private bool IsBuiltIn(IdentifierNameSyntax name) => BuiltInName.IsBuiltIn(model.GetSymbolInfo(name, cancellationToken).Symbol);

    private static IdentifierNameSyntax Renamed(IdentifierNameSyntax written, string name) =>
        written.WithIdentifier(SyntaxFactory.Identifier(name).WithTriviaFrom(written.Identifier));
}
