using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using StrictCors.Endpoints.Building;

namespace StrictCors.Endpoints.Lookup;

/// <summary>Endpoints without ShortCircuit(): routing runs those that have it as soon as it finds them.</summary>
internal sealed class LookupEndpointDataSource(IEndpointRouteBuilder routes) : EndpointDataSource
{
    // Not when the pipeline is built: a branch is built before the endpoints that are mapped after it.
    private readonly Lazy<EndpointDataSource> _endpoints = new(() => RoutedEndpoints.Of(routes));

    // Policies that packages add to routing, by their assemblies.
    private readonly Lazy<HashSet<Assembly>> _packages = new(() =>
        [.. routes.ServiceProvider.GetServices<MatcherPolicy>().Select(policy => policy.GetType().Assembly).Where(IsOfPackage)]);

    private volatile Choice? _choice;

    /// <summary>Gets a value indicating whether any endpoint has CORS metadata. If none has, all have the same policy.</summary>
    public bool HasChoice
    {
        get
        {
            // Each change creates a new list.
            var endpoints = _endpoints.Value.Endpoints;
            var choice = _choice;
            if (choice is null || !ReferenceEquals(choice.Among, endpoints))
            {
                _choice = choice = new(endpoints, endpoints.Any(endpoint => EndpointMetadata.IsChoosing(ShortCircuits.Remove(endpoint))));
            }

            return choice.IsThere;
        }
    }

    public override IReadOnlyList<Endpoint> Endpoints => [.. _endpoints.Value.Endpoints.Select(ShortCircuits.Remove)];

    public override IChangeToken GetChangeToken() => _endpoints.Value.GetChangeToken();

    /// <summary>Whether an object belongs to a package that has a policy of routing.</summary>
    public bool HasMemoryOfPolicy(object feature) => _packages.Value.Contains(feature.GetType().Assembly);

    private static bool IsOfPackage(Assembly assembly) => assembly != typeof(LookupEndpointDataSource).Assembly
        && assembly != typeof(MatcherPolicy).Assembly && assembly != Assembly.GetEntryAssembly()
        && assembly.GetName().Name?.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) == false;

    private sealed record Choice(IReadOnlyList<Endpoint> Among, bool IsThere);
}
