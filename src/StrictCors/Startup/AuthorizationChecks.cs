using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace StrictCors.Startup;

/// <summary>Whether authorization in front of us would stop preflights. Registered services alone say nothing: AddControllers
/// registers authorization for everybody.</summary>
internal static class AuthorizationChecks
{
    /// <summary>What would be stopped, in words, or null.</summary>
    public static string? FindCause(IServiceProvider services, IReadOnlyList<Endpoint> endpoints)
    {
        if (services.GetService<IOptions<AuthorizationOptions>>()?.Value.FallbackPolicy is not null)
        {
            return "there is a fallback policy";
        }

        var authorized = endpoints.FirstOrDefault(endpoint =>
            endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            && (endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null || endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is not null));
        return authorized is null ? null : $"the endpoint '{EndpointChecks.NameOf(authorized)}' requires it";
    }
}
