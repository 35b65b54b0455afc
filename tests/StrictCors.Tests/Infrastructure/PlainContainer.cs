using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Infrastructure;

/// <summary>A container without keyed services: it refuses their registrations, and offers nothing but the interfaces that every adapter
/// has.</summary>
internal sealed class PlainContainer : IServiceProviderFactory<IServiceCollection>
{
    public IServiceCollection CreateBuilder(IServiceCollection services) => services;

    public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder)
    {
        if (containerBuilder.FirstOrDefault(service => service.IsKeyedService) is { } keyed)
        {
            throw new NotSupportedException($"Keyed: {keyed.ServiceType}");
        }

        return new Plain(containerBuilder.BuildServiceProvider());
    }

    private sealed class Plain(IServiceProvider provider) : IServiceProvider, IServiceScopeFactory, IDisposable, IAsyncDisposable
    {
        public object? GetService(Type serviceType) =>
            serviceType == typeof(IServiceProvider) || serviceType == typeof(IServiceScopeFactory) ? this : provider.GetService(serviceType);

        public IServiceScope CreateScope() => new Scope(provider.CreateScope());

        public void Dispose() => (provider as IDisposable)?.Dispose();

        public ValueTask DisposeAsync() => provider is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;
    }

    private sealed class Scope(IServiceScope scope) : IServiceScope
    {
        public IServiceProvider ServiceProvider { get; } = new Plain(scope.ServiceProvider);

        public void Dispose() => scope.Dispose();
    }
}
