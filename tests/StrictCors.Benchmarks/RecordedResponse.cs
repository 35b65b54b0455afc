using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StrictCors.Benchmarks;

/// <summary>A response that runs its callbacks as a server does, last in first out, and can be used again.</summary>
internal sealed class RecordedResponse : IHttpResponseFeature
{
    private readonly Stack<(Func<object, Task> Callback, object State)> _onStarting = new();

    public int StatusCode { get; set; } = 200;

    public string? ReasonPhrase { get; set; }

    public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

    public Stream Body { get; set; } = Stream.Null;

    public bool HasStarted { get; private set; }

    public void OnStarting(Func<object, Task> callback, object state) => _onStarting.Push((callback, state));

    public void OnCompleted(Func<object, Task> callback, object state)
    {
    }

    public void Start()
    {
        while (_onStarting.TryPop(out var entry))
        {
            entry.Callback(entry.State).GetAwaiter().GetResult();
        }

        HasStarted = true;
    }

    public void Reset()
    {
        StatusCode = 200;
        HasStarted = false;
        Headers.Clear();
        _onStarting.Clear();
    }
}
