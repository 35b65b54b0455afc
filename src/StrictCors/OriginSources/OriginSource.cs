using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.OriginSources;

/// <summary>A working origin source: the service to query, and the places of its open queries.</summary>
internal sealed class OriginSource(Type serviceType, int maxConcurrentQueries)
{
    public QueryPlaces Places { get; } = new(maxConcurrentQueries);

    /// <summary>Queries the service in a scope of its own, because the answer may come after the request has ended. The caller has taken
    /// a place. It is released when the service returns, even if the caller has stopped waiting. A service that hangs therefore cannot
    /// accumulate queries.</summary>
    public async Task<T> QueryAsync<T>(IServiceScopeFactory scopes, bool isKnown, Func<IStrictCorsOriginSource, Task<T>> ask)
    {
        // A service that blocks before its first await must not block the caller.
        await Task.Yield();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await ask((IStrictCorsOriginSource)scope.ServiceProvider.GetRequiredService(serviceType));
        }
        finally
        {
            Places.Release(isKnown);
        }
    }
}
