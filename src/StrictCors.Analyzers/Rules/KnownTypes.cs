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
}
