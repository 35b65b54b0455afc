namespace StrictCors.Testing.Http;

/// <summary>Fetch, "header list": names and values in their order, a name more than once if it came so.</summary>
/// <remarks>https://fetch.spec.whatwg.org/#concept-header-list</remarks>
internal sealed class HeaderList
{
    private readonly List<KeyValuePair<string, string>> _headers;

    public HeaderList() => _headers = [];

    public HeaderList(IEnumerable<KeyValuePair<string, string>> headers) => _headers = [.. headers];

    public IReadOnlyList<KeyValuePair<string, string>> All => _headers;

    public IEnumerable<string> Names => _headers.Select(header => header.Key);

    public bool Contains(string name) => _headers.Exists(header => Is(header.Key, name));

    public IReadOnlyList<string> Values(string name) => [.. _headers.Where(header => Is(header.Key, name)).Select(header => header.Value)];

    /// <summary>Fetch, "get": all values, joined by a comma and a space; null if there is none.</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#concept-header-list-get</remarks>
    public string? Get(string name) => Values(name) is { Count: > 0 } values ? string.Join(", ", values) : null;

    public void Append(string name, string value) => _headers.Add(new(name, value));

    public void DeleteAll(Predicate<string> isDeleted) => _headers.RemoveAll(header => isDeleted(header.Key));

    /// <summary>Fetch, "extracting header list values", for a list of tokens: null if the header is missing, and <paramref name="isFailure"/> if it
    /// does not parse.</summary>
    /// <remarks>https://fetch.spec.whatwg.org/#extract-header-list-values</remarks>
    public IReadOnlyList<string>? Extract(string name, out bool isFailure)
    {
        isFailure = false;
        if (Get(name) is not { } value)
        {
            return null;
        }

        // RFC 9110 5.6.1.2: a recipient accepts empty elements.
        List<string> items = [.. value.Split(',').Select(item => item.Trim(' ', '\t')).Where(item => item.Length > 0)];
        isFailure = !items.TrueForAll(Tokens.IsToken);
        return items;
    }

    public HeaderList Clone() => new(_headers);

    /// <summary>Each name once, with all its values.</summary>
    public HeaderList Combined() =>
        new(_headers.DistinctBy(header => header.Key, StringComparer.OrdinalIgnoreCase).Select(header =>
            new KeyValuePair<string, string>(header.Key, Get(header.Key)!)));

    /// <summary>Each name once, as Firefox sends it: no value removes those before it, and of some names only the last value stays.</summary>
    /// <remarks>dom/fetch/FetchDriver.cpp: SetRequestHeaders; netwerk/protocol/http/nsHttpHeaderArray.h: IsSingletonHeader.</remarks>
    public HeaderList Merged()
    {
        var merged = new HeaderList();
        foreach (var (name, value) in _headers)
        {
            var before = merged.Get(name);
            merged.DeleteAll(other => Is(other, name));
            merged.Append(name, string.IsNullOrEmpty(before) || value.Length == 0 || IsSingleton(name) ? value : $"{before}, {value}");
        }

        return merged;
    }

    private static bool IsSingleton(string name) => name.ToLowerInvariant()
        is "authorization" or "content-disposition" or "content-type" or "from" or "if-modified-since" or "if-unmodified-since" or "location"
        or "max-forwards" or "user-agent";

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
