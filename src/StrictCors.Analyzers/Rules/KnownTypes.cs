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

    private const string BuiltInAssembly = "Microsoft.AspNetCore.Cors";
    private const string HeadersAssembly = "Microsoft.AspNetCore.Http.Features";

    /// <summary>A type of StrictCors; null if the project does not reference it.</summary>
    public static INamedTypeSymbol? Ours(Compilation compilation, string name) => In(compilation, "StrictCors", name);

    public static INamedTypeSymbol? BuiltIn(Compilation compilation, string name) => In(compilation, BuiltInAssembly, name);

    public static INamedTypeSymbol? Headers(Compilation compilation) => In(compilation, HeadersAssembly, HeaderDictionary);

    /// <summary>In one assembly only. A search of all references reads the tables of each.</summary>
    private static INamedTypeSymbol? In(Compilation compilation, string assembly, string name)
    {
        foreach (var reference in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (reference.Name == assembly)
            {
                return reference.GetTypeByMetadataName(name);
            }
        }

        return null;
    }
}
