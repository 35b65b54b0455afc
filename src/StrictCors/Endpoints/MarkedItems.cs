using System.Collections;
using Microsoft.AspNetCore.Http.Features;

namespace StrictCors.Endpoints;

/// <summary>The items of a request that have nothing but the mark of a CORS middleware, which is usual. The framework's own, with their dictionary,
/// took 264 bytes a request. They are created here when anything else is written.</summary>
internal sealed class MarkedItems : IItemsFeature, IDictionary<object, object?>
{
    private IDictionary<object, object?>? _all;
    private IDictionary<object, object?>? _replacement;

    public IDictionary<object, object?> Items
    {
        get => _replacement ?? this;
        set => _replacement = ReferenceEquals(value, this) ? null : value;
    }

    public ICollection<object> Keys => All.Keys;

    public ICollection<object?> Values => All.Values;

    public int Count => _all?.Count ?? 1;

    public bool IsReadOnly => false;

    private IDictionary<object, object?> All
    {
        get
        {
            if (_all is null)
            {
                _all = new ItemsFeature().Items;
                _all[FrameworkInternals.CorsInvokedKey] = FrameworkInternals.CorsInvokedValue;
            }

            return _all;
        }
    }

    public object? this[object key]
    {
        get => TryGetValue(key, out var value) ? value : null;
        set
        {
            if (_all is not null || !IsMark(key) || !ReferenceEquals(value, FrameworkInternals.CorsInvokedValue))
            {
                All[key] = value;
            }
        }
    }

    public bool ContainsKey(object key) => _all?.ContainsKey(key) ?? IsMark(key);

    public bool TryGetValue(object key, out object? value)
    {
        if (_all is not null)
        {
            return _all.TryGetValue(key, out value);
        }

        value = IsMark(key) ? FrameworkInternals.CorsInvokedValue : null;
        return value is not null;
    }

    public void Add(object key, object? value) => All.Add(key, value);

    public void Add(KeyValuePair<object, object?> item) => All.Add(item);

    public bool Remove(object key) => All.Remove(key);

    public bool Remove(KeyValuePair<object, object?> item) => All.Remove(item);

    public void Clear() => All.Clear();

    public bool Contains(KeyValuePair<object, object?> item) => All.Contains(item);

    public void CopyTo(KeyValuePair<object, object?>[] array, int arrayIndex) => All.CopyTo(array, arrayIndex);

    public IEnumerator<KeyValuePair<object, object?>> GetEnumerator() => All.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool IsMark(object key) => FrameworkInternals.CorsInvokedKey.Equals(key);
}
