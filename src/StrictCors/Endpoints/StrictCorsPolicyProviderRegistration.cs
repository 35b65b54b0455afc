using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Configuration;

namespace StrictCors.Endpoints;

/// <summary>Puts <see cref="StrictCorsPolicyProvider"/> before the registered provider. AddCors, whether it was called or will be, leaves a
/// registered one alone; its own then answers through ours.</summary>
internal static class StrictCorsPolicyProviderRegistration
{
    private static readonly object Key = new();

    public static void AddTo(IServiceCollection services)
    {
        var inner = services.LastOrDefault(service => service.ServiceType == typeof(ICorsPolicyProvider) && !service.IsKeyedService)
            ?? ServiceDescriptor.Singleton<ICorsPolicyProvider, DefaultCorsPolicyProvider>();

        // The container goes on making it, with its lifetime: one that reads a database wants its scope, and to be disposed with it.
        services.Add(WithKey(inner));
        services.Add(new ServiceDescriptor(typeof(ICorsPolicyProvider), Create, inner.Lifetime));
    }

    private static StrictCorsPolicyProvider Create(IServiceProvider provider) =>
        new(provider.GetRequiredService<PolicyStore>(), provider.GetRequiredKeyedService<ICorsPolicyProvider>(Key));

    private static ServiceDescriptor WithKey(ServiceDescriptor service) => service switch
    {
        { ImplementationInstance: { } instance } => new(typeof(ICorsPolicyProvider), Key, instance),
        { ImplementationFactory: { } factory } => new(typeof(ICorsPolicyProvider), Key, (provider, _) => factory(provider), service.Lifetime),
        _ => new(typeof(ICorsPolicyProvider), Key, service.ImplementationType!, service.Lifetime),
    };
}
