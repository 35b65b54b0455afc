using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace StrictCors.Tests.Documentation.Recipes;

internal static class IdentityServerProgram
{
    public const string Client = "https://client.example.net";

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        #region Middleware with CORS of its own
        builder.Services.AddStrictCors();
        builder.Services.AddIdentityServer();

        var app = builder.Build();
        app.UseStrictCors();
        app.UseIdentityServer();
        app.MapGet("/todos", () => "…").RequireStrictCors("web");
        #endregion

        return app;
    }

    public static WebApplication BuildBranch(WebApplicationBuilder builder)
    {
        builder.Services.AddStrictCors();
        builder.Services.AddIdentityServer();
        var app = builder.Build();

        #region Middleware with CORS of its own
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/connect"), rest => rest.UseStrictCors("web"));
        app.UseIdentityServer();
        app.MapGet("/todos", () => "…");
        #endregion

        return app;
    }

    /// <summary>As an identity server does it: it decorates the provider of the framework for its own policy, calls UseCors itself, and responds in
    /// middleware.</summary>
    private static void AddIdentityServer(this IServiceCollection services)
    {
        services.AddCors();
        var inner = services.Last(service => service.ServiceType == typeof(ICorsPolicyProvider));
        services.Replace(ServiceDescriptor.Transient<ICorsPolicyProvider>(provider => new Decorator((ICorsPolicyProvider)(
            inner.ImplementationFactory?.Invoke(provider) ?? inner.ImplementationInstance
            ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!)))));
    }

    private static void UseIdentityServer(this IApplicationBuilder app) => app.UseCors(Decorator.Name).Use((context, next) =>
        context.Request.Path.StartsWithSegments("/connect") ? context.Response.WriteAsync("a token") : next(context));

    private sealed class Decorator(ICorsPolicyProvider inner) : ICorsPolicyProvider
    {
        public const string Name = "IdentityServer";

        public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName) => policyName == Name
            ? Task.FromResult<CorsPolicy?>(new CorsPolicyBuilder(Client).AllowAnyHeader().AllowAnyMethod().Build())
            : inner.GetPolicyAsync(context, policyName);
    }
}
