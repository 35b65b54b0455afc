using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Configuration;

namespace StrictCors.Endpoints;

/// <summary>Puts <see cref="StrictCorsPolicyProvider"/> before the registered provider. AddCors, whether it was called or will be, leaves a
/// registered one alone; its own then answers through ours.</summary>
internal static class StrictCorsPolicyProviderRegistration
{
    public static void AddTo(IServiceCollection services)
    {
        var inner = services.LastOrDefault(service => service.ServiceType == typeof(ICorsPolicyProvider) && !service.IsKeyedService)
            ?? ServiceDescriptor.Singleton<ICorsPolicyProvider, DefaultCorsPolicyProvider>();

        // The container goes on keeping it, with its lifetime: one that reads a database wants its scope, and to be disposed with it. Not under a
        // key: containers that do not have keyed services would not start.
        services.Add(new ServiceDescriptor(typeof(PreviousPolicyProvider), provider => Create(provider, inner), inner.Lifetime));
        services.Add(new OwnDescriptor(
            provider => new StrictCorsPolicyProvider(
                provider.GetRequiredService<PolicyStore>(), provider.GetRequiredService<PreviousPolicyProvider>().Provider),
            inner.Lifetime));
    }

    /// <summary>The type of a provider that is neither ours nor the framework's, in words; null if there is none.</summary>
    public static string? FindForeign(IServiceCollection services) => services
        .LastOrDefault(service => service.ServiceType == typeof(ICorsPolicyProvider) && !service.IsKeyedService && !IsKnown(service)) is { } foreign
        ? (foreign.ImplementationType ?? foreign.ImplementationInstance?.GetType())?.Name ?? "(a factory)"
        : null;

    private static bool IsKnown(ServiceDescriptor service) =>
        service is OwnDescriptor || service.ImplementationType == typeof(DefaultCorsPolicyProvider)
        || service.ImplementationInstance is DefaultCorsPolicyProvider;

    private static PreviousPolicyProvider Create(IServiceProvider provider, ServiceDescriptor inner) => inner switch
    {
        { ImplementationInstance: ICorsPolicyProvider instance } => new(instance, isOwned: false),
        { ImplementationFactory: { } factory } => new((ICorsPolicyProvider)factory(provider), isOwned: true),
        _ => new((ICorsPolicyProvider)ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!), isOwned: true),
    };

    private sealed class OwnDescriptor(Func<IServiceProvider, object> create, ServiceLifetime lifetime)
        : ServiceDescriptor(typeof(ICorsPolicyProvider), create, lifetime);
}
