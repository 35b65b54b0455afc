using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StrictCors.Analyzers.Rules;

namespace StrictCors.Analyzers.BuiltIn;

/// <summary>A name of the built-in CORS middleware, and its counterpart.</summary>
/// <param name="Theirs">As messages show it.</param>
/// <param name="Ours">What to write instead.</param>
/// <param name="Name">The counterpart as an identifier.</param>
/// <param name="IsRead">Whether StrictCors reads it, so that it can stay.</param>
internal sealed record BuiltInName(string Theirs, string Ours, string Name, bool IsRead = false)
{
    /// <summary>The type of the middleware, which some programs add by its type.</summary>
    public const string Middleware = "CorsMiddleware";

    private static readonly Dictionary<string, BuiltInName> Known = new(StringComparer.Ordinal)
    {
        ["AddCors"] = new("AddCors", "AddStrictCors(…)", "AddStrictCors"),
        ["UseCors"] = new("UseCors", "UseStrictCors(…)", "UseStrictCors"),
        ["CorsPolicyBuilder"] = new("CorsPolicyBuilder", "AddPolicy(\"web\", policy => policy.WithOrigins(\"…\"))", "StrictCorsPolicyBuilder"),
        ["CorsOptions"] = new("CorsOptions", "StrictCorsOptions", "StrictCorsOptions"),
        [GivenPolicies.Type] = new("CorsPolicy", "Action<StrictCorsPolicyBuilder>", GivenPolicies.Type),
        [Middleware] = new("CorsMiddleware", "UseStrictCors(…)", Middleware),
        ["RequireCors"] = new("RequireCors", "RequireStrictCors(…)", "RequireStrictCors", IsRead: true),
        ["EnableCors"] = new("EnableCors", "[StrictCors(…)]", "StrictCors", IsRead: true),
        ["EnableCorsAttribute"] = new("EnableCors", "[StrictCors(…)]", "StrictCors", IsRead: true),
        ["DisableCors"] = new("DisableCors", "[DisableStrictCors]", "DisableStrictCors", IsRead: true),
        ["DisableCorsAttribute"] = new("DisableCors", "[DisableStrictCors]", "DisableStrictCors", IsRead: true),
    };

    /// <summary>What the identifier may be; null for other identifiers. Only its symbol shows whether it is.</summary>
    public static BuiltInName? Of(IdentifierNameSyntax identifier) =>
        Known.TryGetValue(identifier.Identifier.ValueText, out var known) && HasCounterpart(identifier) ? known : null;

    /// <summary>Whether a text may have one of the names.</summary>
    public static bool MayOccur(string text)
    {
        foreach (var name in Known.Keys)
        {
            if (text.IndexOf(name, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An attribute that code creates or looks for as a type stays, because StrictCors reads it. The type of the middleware is only
    /// reported where the pipeline gets it, and that of a policy if a field or property has one.</summary>
    private static bool HasCounterpart(IdentifierNameSyntax identifier) => identifier.Identifier.ValueText switch
    {
        "EnableCors" or "EnableCorsAttribute" or "DisableCors" or "DisableCorsAttribute" =>
            identifier.Parent is AttributeSyntax or QualifiedNameSyntax { Parent: AttributeSyntax },
        Middleware => identifier.Parent is TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: "UseMiddleware" } },
        GivenPolicies.Type => MemberOf(identifier) is not null,
        _ => identifier.FirstAncestorOrSelf<UsingDirectiveSyntax>() is null,
    };

    /// <summary>The field or property that has this type; null for another name.</summary>
    public static SyntaxNode? MemberOf(IdentifierNameSyntax type)
    {
        var whole = type.Parent is QualifiedNameSyntax qualified && qualified.Right == type ? qualified : (TypeSyntax)type;
        return whole.Parent switch
        {
            PropertyDeclarationSyntax property when property.Type == whole => property,
            VariableDeclarationSyntax { Parent: FieldDeclarationSyntax, Variables: [var field] } declaration when declaration.Type == whole => field,
            _ => null,
        };
    }

    /// <summary>Whether the symbol is of the built-in middleware. The <c>AddCors</c> of MVC's core builder is another one.</summary>
    public static bool IsBuiltIn(ISymbol? symbol)
    {
        var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        return type is not null && (type.ContainingAssembly?.Name == KnownTypes.BuiltInAssembly || HasMoved(type));
    }

    /// <summary>Whether a later framework has the type in another assembly.</summary>
    private static bool HasMoved(INamedTypeSymbol type) => type.Locations.All(location => location.IsInMetadata)
        && type.ContainingNamespace?.ToDisplayString() switch
        {
            "Microsoft.AspNetCore.Cors" or "Microsoft.AspNetCore.Cors.Infrastructure" => true,
            "Microsoft.AspNetCore.Builder" => type.Name is "CorsMiddlewareExtensions" or "CorsEndpointConventionBuilderExtensions",
            "Microsoft.Extensions.DependencyInjection" => type.Name == "CorsServiceCollectionExtensions",
            _ => false,
        };
}
