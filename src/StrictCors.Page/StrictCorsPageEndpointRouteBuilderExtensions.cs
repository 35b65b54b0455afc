using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StrictCors;
using StrictCors.Checks;
using StrictCors.Diagnostics;
using StrictCors.Page.Serving;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the page that shows what StrictCors decides in the running program, and why.</summary>
public static class StrictCorsPageEndpointRouteBuilderExtensions
{
    private const string DefaultPattern = "/strict-cors";

    /// <summary>Maps the page at <c>/strict-cors</c>: the endpoints with their policies, the policies with the source of each list, the last 200
    /// decisions with their explanation, and a form that tries a request. It works in Development, with <c>localhost</c>, an IP address, a host of
    /// the program's URLs or one of <c>AllowedHosts</c> as the host, and answers 421 otherwise. In any other environment it answers 404, unless
    /// its endpoints have authorization metadata: <c>app.MapStrictCorsPage().RequireAuthorization("Operators")</c>.</summary>
    /// <param name="endpoints">The application, or a group of endpoints.</param>
    /// <returns>A builder for the endpoints of the page.</returns>
    /// <exception cref="StrictCorsConfigurationException">AddStrictCors was not called.</exception>
    public static IEndpointConventionBuilder MapStrictCorsPage(this IEndpointRouteBuilder endpoints) => MapStrictCorsPage(endpoints, DefaultPattern);

    /// <summary>Maps the page at another path, see <see cref="MapStrictCorsPage(IEndpointRouteBuilder)"/>.</summary>
    /// <param name="endpoints">The application, or a group of endpoints.</param>
    /// <param name="pattern">The path of the page: <c>/internal/cors</c>.</param>
    /// <returns>A builder for the endpoints of the page.</returns>
    /// <exception cref="StrictCorsConfigurationException">AddStrictCors was not called.</exception>
    public static IEndpointConventionBuilder MapStrictCorsPage(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        return endpoints.ServiceProvider.GetService<DecisionObserver>() is null
            ? throw new StrictCorsConfigurationException([Problems.MissingServices()], typeof(StrictCorsOptions))
            : PageEndpoints.Map(endpoints, pattern);
    }
}
