using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.OriginSources;

/// <summary>The origin source of a compiled policy: which service to ask, and how.</summary>
internal sealed class OriginSource(Type serviceType, StrictCorsOriginSourceOptions options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(Math.Max(options.MaxConcurrentQueries, 1));

    public Type ServiceType { get; } = serviceType;

    public string[] DependsOnHeaders { get; } = [.. options.DependsOnHeaders];

    public TimeSpan AllowedFor { get; } = options.AllowedFor;

    public TimeSpan DeniedFor { get; } = options.DeniedFor;

    public TimeSpan Timeout { get; } = options.Timeout;

    /// <summary>Asks, in a scope of its own: the answer may come after the request that asked is gone.</summary>
    /// <exception cref="OperationCanceledException">The time is up. A source that goes on nevertheless keeps its place, so that one that
    /// hangs cannot pile up questions.</exception>
    public async Task<bool> AskAsync(IServiceScopeFactory scopes, StrictCorsOriginQuery query)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        await _places.WaitAsync(timeout.Token);
        var isAllowed = await AskInScopeAsync(scopes, query, timeout.Token).WithinAsync(timeout.Token);

        // A source that answers because it was cancelled can be quicker than the cancellation is here.
        timeout.Token.ThrowIfCancellationRequested();
        return isAllowed;
    }

    public void Dispose() => _places.Dispose();

    private async Task<bool> AskInScopeAsync(IServiceScopeFactory scopes, StrictCorsOriginQuery query, CancellationToken cancellationToken)
    {
        // A source that blocks before its first await must not block us.
        await Task.Yield();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var source = (IStrictCorsOriginSource)scope.ServiceProvider.GetRequiredService(ServiceType);
            return await source.IsAllowedAsync(query, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }
}
