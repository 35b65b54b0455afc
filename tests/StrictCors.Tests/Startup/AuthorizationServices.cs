using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Startup;

/// <summary>The services of an application that has authorization.</summary>
internal static class AuthorizationServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddAuthentication();
        services.AddAuthorization(options => options.AddPolicy("admin", policy => policy.RequireRole("admin")));
    }

    /// <summary>Every endpoint without a policy of its own requires a user.</summary>
    public static void AddWithFallback(IServiceCollection services) =>
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
}
