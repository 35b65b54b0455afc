using Microsoft.Extensions.Primitives;

namespace StrictCors.Reload;

/// <summary>
/// Calls back at every change that a source of tokens reports, until it is disposed.
/// </summary>
/// <remarks>ChangeToken.OnChange is not used. If several threads fire at once (providers that reload concurrently), it throws "Somebody
/// else set the _disposable field" into the code that changed the configuration.</remarks>
internal sealed class ChangeListener : IDisposable
{
    private readonly Func<IChangeToken> _getToken;
    private readonly Action _onChange;
    private readonly Lock _lock = new();

    // The newest registration; the ones before it have fired.
    private IDisposable? _registration;
    private long _number;
    private long _started;
    private bool _isDisposed;

    public ChangeListener(Func<IChangeToken> getToken, Action onChange)
    {
        _getToken = getToken;
        _onChange = onChange;
        Listen();
    }

    /// <summary>Waits for a callback that is running on another thread.</summary>
    public void Dispose()
    {
        IDisposable? registration;
        lock (_lock)
        {
            _isDisposed = true;
            registration = _registration;
        }

        registration?.Dispose();
    }

    /// <summary>Registrations are made and disposed of outside of the lock. A token that has already fired calls back at once, and disposing
    /// waits for a callback that is running on another thread, which may be waiting for the lock.</summary>
    private void Listen()
    {
        var number = Interlocked.Increment(ref _started);
        var registration = _getToken().RegisterChangeCallback(static state => ((ChangeListener)state!).Fire(), this);
        lock (_lock)
        {
            if (!_isDisposed && number > _number)
            {
                (_registration, _number) = (registration, number);
                return;
            }
        }

        registration.Dispose();
    }

    // The listener registers again before the callback runs, so that changes during the callback are not missed.
    private void Fire()
    {
        if (!_isDisposed)
        {
            Listen();
            _onChange();
        }
    }
}
