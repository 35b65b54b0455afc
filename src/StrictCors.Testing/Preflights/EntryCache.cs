using StrictCors.Testing.Fetch;
using StrictCors.Testing.Http;

namespace StrictCors.Testing.Preflights;

/// <summary>The cache of the standard: an entry for each method and each header name.</summary>
/// <remarks>https://fetch.spec.whatwg.org/#cors-preflight-cache</remarks>
internal sealed class EntryCache(TimeProvider clock) : IPreflightCache
{
    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];

    /// <summary>"HTTP fetch", step 4.1: no preflight if every one of these has a match.</summary>
    public bool Allows(PreflightKey key, PreflightQuestion question)
    {
        lock (_lock)
        {
            RemoveExpired();
            var isMethodCovered = HasMethodMatch(key, question.Method, question.IncludesCredentials)
                || (Methods.IsCorsSafelisted(question.Method) && !question.UsesCorsPreflight);
            return isMethodCovered && question.UnsafeNames.All(name => HasHeaderNameMatch(key, name, question.IncludesCredentials));
        }
    }

    /// <summary>"CORS-preflight fetch", steps 7.12 to 7.14.</summary>
    public void Add(PreflightKey key, PreflightPermission permission, DateTimeOffset expires)
    {
        lock (_lock)
        {
            foreach (var method in permission.Methods)
            {
                Add(new(key, permission.IncludesCredentials, method, null, expires));
            }

            foreach (var name in permission.HeaderNames)
            {
                Add(new(key, permission.IncludesCredentials, null, name.ToLowerInvariant(), expires));
            }
        }
    }

    public void Remove(PreflightKey key)
    {
        lock (_lock)
        {
            _entries.RemoveAll(entry => entry.Key == key);
        }
    }

    /// <summary>"method cache entry match".</summary>
    private bool HasMethodMatch(PreflightKey key, string method, bool includesCredentials) =>
        _entries.Exists(entry => Matches(entry, key, includesCredentials) && (entry.Method == method || entry.Method == "*"));

    /// <summary>"header-name cache entry match".</summary>
    private bool HasHeaderNameMatch(PreflightKey key, string name, bool includesCredentials) =>
        _entries.Exists(entry => Matches(entry, key, includesCredentials)
            && (entry.HeaderName == name || (entry.HeaderName == "*" && !RequestHeaders.IsNonWildcard(name))));

    /// <summary>"cache entry match".</summary>
    private static bool Matches(Entry entry, PreflightKey key, bool includesCredentials) =>
        entry.Key == key && (entry.IncludesCredentials || !includesCredentials);

    private void Add(Entry entry)
    {
        _entries.RemoveAll(old => old with { Expires = entry.Expires } == entry);
        _entries.Add(entry);
    }

    private void RemoveExpired()
    {
        var now = clock.GetUtcNow();
        _entries.RemoveAll(entry => entry.Expires <= now);
    }

    private sealed record Entry(PreflightKey Key, bool IncludesCredentials, string? Method, string? HeaderName, DateTimeOffset Expires);
}
