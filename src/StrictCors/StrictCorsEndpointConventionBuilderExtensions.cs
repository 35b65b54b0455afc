using StrictCors;
using StrictCors.Configuration;
using StrictCors.Endpoints;
using StrictCors.Endpoints.Inline;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Chooses policies for endpoints, groups and other builders that take conventions.</summary>
public static class StrictCorsEndpointConventionBuilderExtensions
{
    /// <summary>Applies the policy that UseStrictCors names, otherwise the default policy. With neither, the program does not start.</summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="builder">The endpoint or group.</param>
    /// <returns>The builder.</returns>
    public static TBuilder RequireStrictCors<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => Add(builder, new StrictCorsAttribute());

    /// <summary>Applies the policies of those names: they are tried in this order, and the first one whose origins match decides everything
    /// about the request. With no policy of a name, the program does not start.</summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="builder">The endpoint or group.</param>
    /// <param name="policyNames">Names under <c>StrictCors:Policies</c>.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">No name is given, or a name is null or empty.</exception>
    public static TBuilder RequireStrictCors<TBuilder>(this TBuilder builder, params string[] policyNames)
        where TBuilder : IEndpointConventionBuilder => Add(builder, new StrictCorsAttribute(policyNames));

    /// <summary>Applies a policy of its own, which is written in place and has no name. What is wrong with it stops the program at startup.</summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="builder">The endpoint or group.</param>
    /// <param name="configure">Fills the policy.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static TBuilder RequireStrictCors<TBuilder>(this TBuilder builder, Action<StrictCorsPolicyBuilder> configure)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        return Add(builder, new InlinePolicyMetadata(InlinePolicy.Write(configure)));
    }

    /// <summary>Disables CORS: no origin is allowed here. Preflights get a bare 204, cross-origin handshakes 403.</summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="builder">The endpoint or group.</param>
    /// <returns>The builder.</returns>
    public static TBuilder DisableStrictCors<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => Add(builder, new DisableStrictCorsAttribute());

    /// <summary>Leaves an endpoint alone that has CORS code of its own, its preflights included. On an endpoint with ShortCircuit(), which no
    /// policy can reach, it states that this is intended.</summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="builder">The endpoint or group.</param>
    /// <returns>The builder.</returns>
    public static TBuilder BypassStrictCors<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        Add(builder, BypassStrictCorsMetadata.Instance);

        try
        {
            // At the end, because ShortCircuit() may be called after this.
            builder.Finally(AllowShortCircuit);
        }
        catch (NotImplementedException)
        {
            // A builder of a package that was written before Finally existed. Startup reports ShortCircuit() there.
        }

        return builder;
    }

    private static void AllowShortCircuit(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.Any(FrameworkInternals.IsShortCircuit) && endpoint.Metadata.Remove(BypassStrictCorsMetadata.Instance))
        {
            endpoint.Metadata.Add(BypassedShortCircuitMetadata.Instance);
        }
    }

    private static TBuilder Add<TBuilder>(TBuilder builder, object metadata)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Add(endpoint => endpoint.Metadata.Add(metadata));
        return builder;
    }
}
