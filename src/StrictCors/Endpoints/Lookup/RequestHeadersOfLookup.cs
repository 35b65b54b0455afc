using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace StrictCors.Endpoints.Lookup;

/// <summary>The headers of a preflight, in place of those of the request that it is for. It notices when routing reads one: the request itself has
/// others. The preflight's own headers do not exist here, and <c>Host</c> and <c>Origin</c> are the same in both.</summary>
internal sealed class RequestHeadersOfLookup(IHeaderDictionary headers, RouteLookup lookup) : IHeaderDictionary
{
    public int Count => Noticed().Count;

    public bool IsReadOnly => true;

    public ICollection<string> Keys => Noticed().Keys;

    public ICollection<StringValues> Values => Noticed().Values;

    public long? ContentLength
    {
        get => Noticed().ContentLength;
        set => throw ReadOnly();
    }

    public StringValues this[string key]
    {
        get => TryGetValue(key, out var value) ? value : default;
        set => throw ReadOnly();
    }

    StringValues IDictionary<string, StringValues>.this[string key]
    {
        get => this[key];
        set => throw ReadOnly();
    }

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out StringValues value)
    {
        if (IsOfPreflight(key))
        {
            value = default;
            return false;
        }

        return (IsSameInBoth(key) ? headers : Noticed()).TryGetValue(key, out value);
    }

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool Contains(KeyValuePair<string, StringValues> item) => TryGetValue(item.Key, out var value) && value == item.Value;

    public void CopyTo(KeyValuePair<string, StringValues>[] array, int arrayIndex) => Noticed().CopyTo(array, arrayIndex);

    public IEnumerator<KeyValuePair<string, StringValues>> GetEnumerator() => Noticed().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Add(string key, StringValues value) => throw ReadOnly();

    public void Add(KeyValuePair<string, StringValues> item) => throw ReadOnly();

    public bool Remove(string key) => throw ReadOnly();

    public bool Remove(KeyValuePair<string, StringValues> item) => throw ReadOnly();

    public void Clear() => throw ReadOnly();

    private static bool IsSameInBoth(string key) => Is(key, HeaderNames.Host) || Is(key, HeaderNames.Origin);

    private static bool IsOfPreflight(string key) =>
        Is(key, HeaderNames.AccessControlRequestMethod) || Is(key, HeaderNames.AccessControlRequestHeaders);

    private static bool Is(string key, string name) => key.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static NotSupportedException ReadOnly() => new("Routing reads the headers of a request and does not change them.");

    private IHeaderDictionary Noticed()
    {
        lookup.DependOnRequest();
        return headers;
    }
}
