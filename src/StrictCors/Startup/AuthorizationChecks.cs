using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StrictCors.Endpoints;
using StrictCors.Policies;

namespace StrictCors.Startup;

/// <summary>Whether authorization before StrictCors would stop preflights that a policy is to answer. Registered services alone show
/// nothing: AddControllers registers authorization for everybody.</summary>
internal static class AuthorizationChecks
{
    /// <summary>What would be stopped, in words, or null.</summary>
    public static StoppedByAuthorization? FindCause(
        IServiceProvider services, StrictCorsOptions options, PolicyArguments arguments, IReadOnlyList<Endpoint> endpoints)
    {
        // The policy of endpoints that do not choose one, requests without an endpoint included.
        var hasPolicyForTheRest = options.ChoosesDefaultPolicy || arguments.CoverTheRest;
        var hasFallback = services.GetService<IOptions<AuthorizationOptions>>()?.Value.FallbackPolicy is not null;
        if (hasFallback && hasPolicyForTheRest)
        {
            return new("there is a fallback policy", HasPreflights: true);
        }

        var stopped = endpoints.FirstOrDefault(endpoint =>
            (hasFallback || RequiresAuthorization(endpoint))
            && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            && HasPolicy(endpoint, hasPolicyForTheRest));
        return stopped is null ? null
            : hasFallback
                ? new($"there is a fallback policy, which the endpoint '{EndpointMetadata.NameOf(stopped)}' comes under", HasPreflights: true)
            // Routing selects an endpoint for a preflight only if the endpoint has CORS metadata.
            : new($"the endpoint '{EndpointMetadata.NameOf(stopped)}' requires it", EndpointMetadata.ChoiceOf(stopped).IsMade);
    }

    private static bool RequiresAuthorization(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null
        || endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is not null
        || endpoint.Metadata.GetMetadata<IAuthorizationRequirementData>() is not null;

    private static bool HasPolicy(Endpoint endpoint, bool hasPolicyForTheRest) => EndpointMetadata.ChoiceOf(endpoint).Kind switch
    {
        PolicyChoiceKind.NotMade => hasPolicyForTheRest,
        PolicyChoiceKind.Bypassed => false,
        _ => true,
    };
}

/// <summary>What authorization before UseStrictCors would stop.</summary>
/// <param name="Cause">The reason, as a clause.</param>
/// <param name="HasPreflights">Whether preflights are among it.</param>
internal sealed record StoppedByAuthorization(string Cause, bool HasPreflights);
