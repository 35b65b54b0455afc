using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace StrictCors.Endpoints;

/// <summary>Every undocumented name of the framework, and of packages beside it, that StrictCors depends on. Tests check each of them.</summary>
internal static class FrameworkInternals
{
    /// <summary>The property under which a WebApplication keeps its endpoints.</summary>
    public const string GlobalRouteBuilderKey = "__GlobalEndpointRouteBuilder";

    /// <summary>The item by which the framework recognizes that a CORS middleware has run.</summary>
    public const string CorsInvokedKey = "__CorsMiddlewareWithEndpointInvoked";

    /// <summary>Our value of the item: the built-in middleware has another one.</summary>
    public static readonly object CorsInvokedValue = new();

    private const string RouteBuilderKey = "__EndpointRouteBuilder";
    private const string AuthorizationKey = "__AuthorizationMiddlewareSet";
    private const string MethodNotAllowedName = "405 HTTP Method Not Supported";
    private const string RouteSourceName = "Microsoft.AspNetCore.Routing.RouteEndpointDataSource";
    private const string GroupSourceName = "Microsoft.AspNetCore.Routing.RouteGroupBuilder+GroupEndpointDataSource";
    private const string VersionedSourceName = "Asp.Versioning.Builder.VersionedEndpointRouteBuilder+EndpointDataSourceDecorator";
    private const string ShortCircuitName = "Microsoft.AspNetCore.Routing.ShortCircuit.ShortCircuitMetadata";
    private const string ShortCircuitInterfaceName = "Microsoft.AspNetCore.Routing.IShortCircuitMetadata";

    private static readonly string[] HostAndMethodPolicies =
        ["Microsoft.AspNetCore.Routing.Matching.HostMatcherPolicy", "Microsoft.AspNetCore.Routing.Matching.HttpMethodMatcherPolicy"];

    private static readonly string[] HeaderPolicies =
    [
        "Microsoft.AspNetCore.Routing.Matching.AcceptsMatcherPolicy",
        "Microsoft.AspNetCore.Routing.Matching.ContentEncodingNegotiationMatcherPolicy",
    ];

    // Metadata has few types. To look at the interfaces of one allocates, and a start looks at the metadata of each endpoint several times.
    private static readonly ConditionalWeakTable<Type, object> AreShortCircuits = [];

    /// <summary>Whether the pipeline belongs to a WebApplication.</summary>
    public static bool IsInWebApplication(IApplicationBuilder app) => app.Properties.ContainsKey(GlobalRouteBuilderKey);

    /// <summary>Whether UseRouting has been called for a pipeline with these properties.</summary>
    public static bool HasRouting(IDictionary<string, object?> properties) => properties.ContainsKey(RouteBuilderKey);

    /// <summary>Whether UseAuthorization has been called.</summary>
    public static bool HasAuthorization(IApplicationBuilder app) => app.Properties.ContainsKey(AuthorizationKey);

    /// <summary>The endpoints of a pipeline; null if it has no routing.</summary>
    public static IEndpointRouteBuilder? RouteBuilderOf(IApplicationBuilder app) =>
        (app.Properties.TryGetValue(RouteBuilderKey, out var routes) || app.Properties.TryGetValue(GlobalRouteBuilderKey, out routes))
            ? routes as IEndpointRouteBuilder
            : null;

    /// <summary>How many handlers have been mapped on a source of MapGet and its kind, of MapGroup, or of a versioned API; null if that is not known.
    /// If the framework renames something, endpoints are only built twice.</summary>
    public static int? CountMapped(EndpointDataSource source) => source.GetType().FullName switch
    {
        RouteSourceName => (Field(source, "_routeEntries") as ICollection)?.Count,
        GroupSourceName => (Field(source, "_routeGroupBuilder") as IEndpointRouteBuilder)?.DataSources.Aggregate(
            (int?)0, static (count, inner) => count + CountMapped(inner)),
        VersionedSourceName => FieldOfType<EndpointDataSource>(source) is { } decorated ? CountMapped(decorated) : null,
        _ => null,
    };

    /// <summary>Marks the request as seen by a CORS middleware. Without this mark the framework answers requests to endpoints with CORS
    /// metadata with 500, as a safeguard against a missing UseCors. It checks only whether the key exists.</summary>
    public static void MarkCorsInvoked(HttpContext context)
    {
        // Other contexts may keep their items elsewhere.
        if (context is DefaultHttpContext && context.Features[typeof(IItemsFeature)] is null)
        {
            context.Features[typeof(IItemsFeature)] = new MarkedItems();
        }
        else
        {
            context.Items[CorsInvokedKey] = CorsInvokedValue;
        }
    }

    /// <summary>Whether the built-in CORS middleware has seen the request and its endpoint. It leaves the same mark with another value.</summary>
    /// <remarks>Not by <see cref="HttpContext.Items"/>, which creates what nothing has used yet.</remarks>
    public static bool IsMarkedByBuiltInCors(HttpContext context) =>
        ((IItemsFeature?)context.Features[typeof(IItemsFeature)])?.Items.TryGetValue(CorsInvokedKey, out var value) == true
        && !ReferenceEquals(value, CorsInvokedValue);

    /// <summary>Whether this is the endpoint that routing sets if nothing at the path maps the method. If the framework renames it, routing is only
    /// queried once more.</summary>
    public static bool IsMethodNotAllowed(Endpoint endpoint) => endpoint is not RouteEndpoint && endpoint.DisplayName == MethodNotAllowedName;

    /// <summary>Whether this is the metadata that ShortCircuit() adds: an internal type in .NET 10, and any type with a public interface in
    /// .NET 11, which has an attribute too.</summary>
    public static bool IsShortCircuit(object metadata) => (bool)AreShortCircuits.GetValue(metadata.GetType(), static type => IsShortCircuit(type));

    /// <summary>Whether the policy chooses between endpoints by host or method only. If the framework renames it, routing is only queried once
    /// more.</summary>
    public static bool IsHostOrMethodPolicy(MatcherPolicy policy) => HostAndMethodPolicies.Contains(policy.GetType().FullName);

    /// <summary>Whether the policy only passes over endpoints, by headers of the request. If the framework renames it, routing is only queried once
    /// more.</summary>
    public static bool IsHeaderPolicy(MatcherPolicy policy) => HeaderPolicies.Contains(policy.GetType().FullName);

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Routing uses the interface, so a trimmed program keeps it.")]
    private static bool IsShortCircuit(Type type) =>
        type.FullName == ShortCircuitName || Array.Exists(type.GetInterfaces(), static other => other.FullName == ShortCircuitInterfaceName);

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A field that is not there is as a source of another kind.")]
    private static object? Field(object owner, string name) =>
        owner.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)?.GetValue(owner);

    /// <summary>The compiler names the field.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A field that is not there is as a source of another kind.")]
    private static T? FieldOfType<T>(object owner)
        where T : class => owner.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
            .Select(field => field.GetValue(owner)).OfType<T>().FirstOrDefault();
}
