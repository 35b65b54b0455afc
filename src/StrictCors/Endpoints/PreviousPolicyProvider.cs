using Microsoft.AspNetCore.Cors.Infrastructure;

namespace StrictCors.Endpoints;

/// <summary>The provider that was registered before ours, for the container to keep and to dispose.</summary>
/// <param name="provider">The provider.</param>
/// <param name="isOwned">Whether the container disposes it. It does not dispose an object that the application has made itself.</param>
internal sealed class PreviousPolicyProvider(ICorsPolicyProvider provider, bool isOwned) : IDisposable, IAsyncDisposable
{
    public ICorsPolicyProvider Provider => provider;

    public void Dispose()
    {
        switch (isOwned ? provider : null)
        {
            case IDisposable disposable:
                disposable.Dispose();
                break;
            case IAsyncDisposable disposable:
                disposable.DisposeAsync().AsTask().GetAwaiter().GetResult();
                break;
        }
    }

    public ValueTask DisposeAsync()
    {
        if (isOwned && provider is IAsyncDisposable disposable)
        {
            return disposable.DisposeAsync();
        }

        Dispose();
        return ValueTask.CompletedTask;
    }
}
