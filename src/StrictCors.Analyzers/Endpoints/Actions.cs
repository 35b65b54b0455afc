using Microsoft.CodeAnalysis;

namespace StrictCors.Analyzers.Endpoints;

/// <summary>Actions of controllers, as far as the code of a class shows them.</summary>
internal static class Actions
{
    /// <summary>Whether MVC makes an endpoint of this method.</summary>
    public static bool Is(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsAbstract: false }
        && IsController(method.ContainingType) && !Has(method, "NonActionAttribute");

    /// <summary>The actions that a class itself declares.</summary>
    public static IEnumerable<IMethodSymbol> Of(INamedTypeSymbol type) =>
        IsController(type) ? type.GetMembers().OfType<IMethodSymbol>().Where(Is) : [];

    private static bool IsController(INamedTypeSymbol type)
    {
        if (type is not { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false, DeclaredAccessibility: Accessibility.Public }
            || type.ContainingType is not null || Has(type, "NonControllerAttribute"))
        {
            return false;
        }

        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.Name == "ControllerBase" && ancestor.ContainingNamespace.ToDisplayString() == "Microsoft.AspNetCore.Mvc")
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(ISymbol symbol, string attribute) => symbol.GetAttributes().Any(each => each.AttributeClass?.Name == attribute);
}
