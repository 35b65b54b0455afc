using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.Features;

namespace StrictCors.Benchmarks;

/// <summary>The features of one request as Kestrel keeps them: its own ones in fields, what others add in a list that is emptied for the
/// next request. The framework's general collection would charge a dictionary to whoever adds the first feature.</summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "Features is the framework's own word for it.")]
internal sealed class ServerFeatures(IHttpRequestFeature request, IHttpResponseFeature response, IServiceProvidersFeature services,
    IEndpointFeature endpoint) : IFeatureCollection
{
    private readonly List<KeyValuePair<Type, object>> _added = [];

    public bool IsReadOnly => false;

    public int Revision { get; private set; }

    public object? this[Type key]
    {
        get => key == typeof(IHttpRequestFeature) ? request
            : key == typeof(IHttpResponseFeature) ? response
            : key == typeof(IServiceProvidersFeature) ? services
            : key == typeof(IEndpointFeature) ? endpoint
            : Find(key);
        set => Set(key, value);
    }

    public TFeature? Get<TFeature>() =>
        typeof(TFeature) == typeof(IHttpRequestFeature) ? (TFeature)request
        : typeof(TFeature) == typeof(IHttpResponseFeature) ? (TFeature)response
        : typeof(TFeature) == typeof(IServiceProvidersFeature) ? (TFeature)services
        : typeof(TFeature) == typeof(IEndpointFeature) ? (TFeature)endpoint
        : (TFeature?)Find(typeof(TFeature));

    public void Set<TFeature>(TFeature? instance) => Set(typeof(TFeature), instance);

    public void Reset()
    {
        _added.Clear();
        Revision++;
    }

    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => _added.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private object? Find(Type key)
    {
        foreach (var added in _added)
        {
            if (added.Key == key)
            {
                return added.Value;
            }
        }

        return null;
    }

    private void Set(Type key, object? instance)
    {
        Revision++;
        Remove(key);
        if (instance is not null)
        {
            _added.Add(new(key, instance));
        }
    }

    private void Remove(Type key)
    {
        for (var i = 0; i < _added.Count; i++)
        {
            if (_added[i].Key == key)
            {
                _added.RemoveAt(i);
                return;
            }
        }
    }
}
