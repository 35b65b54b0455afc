using Microsoft.CodeAnalysis;

namespace StrictCors.Analyzers.Rules;

/// <summary>The metadata names of the types that the analyzers look for.</summary>
internal static class KnownTypes
{
    public const string PolicyBuilder = "StrictCors.StrictCorsPolicyBuilder";
    public const string Options = "StrictCors.StrictCorsOptions";
    public const string Attribute = "StrictCors.StrictCorsAttribute";
    public const string BuiltInPolicyBuilder = "Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder";
    public const string BuiltInOptions = "Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions";
    public const string ApplicationBuilder = "Microsoft.AspNetCore.Builder.IApplicationBuilder";
    public const string WebApplication = "Microsoft.AspNetCore.Builder.WebApplication";
    public const string Services = "Microsoft.Extensions.DependencyInjection.IServiceCollection";
    public const string HeaderDictionary = "Microsoft.AspNetCore.Http.IHeaderDictionary";

    public const string BuiltInAssembly = "Microsoft.AspNetCore.Cors";
    private const string HeadersAssembly = "Microsoft.AspNetCore.Http.Features";

    /// <summary>A type of StrictCors; null if the project does not reference it.</summary>
    public static INamedTypeSymbol? Ours(Compilation compilation, string name) => In(compilation, "StrictCors", name);

    public static INamedTypeSymbol? BuiltIn(Compilation compilation, string name) => Framework(compilation, BuiltInAssembly, name);

    public static INamedTypeSymbol? Headers(Compilation compilation) => Framework(compilation, HeadersAssembly, HeaderDictionary);

    /// <summary>A later framework may have the type in another assembly, with or without a forward from this one.</summary>
    private static INamedTypeSymbol? Framework(Compilation compilation, string assembly, string name) =>
        In(compilation, assembly, name) ?? compilation.GetTypeByMetadataName(name);

    /// <summary>In one assembly, or in the one that it forwards the type to. A search of all references reads the tables of each.</summary>
    private static INamedTypeSymbol? In(Compilation compilation, string assembly, string name)
    {
        foreach (var reference in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (reference.Name == assembly)
            {
                return reference.GetTypeByMetadataName(name) ?? reference.ResolveForwardedType(name);
            }
        }

        return null;
    }
}
