using Microsoft.Extensions.Primitives;

namespace StrictCors.Reload;

/// <summary>
/// Calls back at every change that a source of tokens reports, until it is disposed.
/// </summary>
/// <remarks>Not ChangeToken.OnChange: where several threads fire at once (providers that reload side by side), it throws "Somebody else
/// set the _disposable field" into the code that changed something.</remarks>
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

    /// <summary>Waits for a callback that is under way, if that is on another thread.</summary>
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

    /// <summary>Registering and its undoing outside of the lock: a token that has fired already calls back at once, and undoing waits for a
    /// callback that is under way elsewhere, which may be on its way to the lock.</summary>
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

    // Listening first: what changes while the callback runs is not to be missed.
    private void Fire()
    {
        if (!_isDisposed)
        {
            Listen();
            _onChange();
        }
    }
}
