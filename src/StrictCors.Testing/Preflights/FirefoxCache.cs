namespace StrictCors.Testing.Preflights;

/// <summary>The cache of Firefox: an entry for each method and each header name, apart for requests with and without credentials. A star in a list
/// is remembered as a name, so it covers nothing.</summary>
/// <remarks>netwerk/protocol/http/nsCORSListenerProxy.cpp: nsPreflightCache::CacheEntry::CheckRequest.</remarks>
internal sealed class FirefoxCache(TimeProvider clock) : IPreflightCache
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(PreflightKey Key, bool IncludesCredentials), Dictionary<string, DateTimeOffset>> _entries = [];

    public bool Allows(PreflightKey key, PreflightQuestion question)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue((key, question.IncludesCredentials), out var names))
            {
                return false;
            }

            var now = clock.GetUtcNow();
            return (question.Method is "GET" or "POST" || Has($"method {question.Method}"))
                && question.UnsafeNames.All(name => Has($"header {name}"));

            bool Has(string name) => names.TryGetValue(name, out var expires) && expires > now;
        }
    }

    public void Add(PreflightKey key, PreflightPermission permission, DateTimeOffset expires)
    {
        // An answer with Access-Control-Max-Age: 0 changes nothing.
        if (expires <= clock.GetUtcNow())
        {
            return;
        }

        lock (_lock)
        {
            var entry = (key, permission.IncludesCredentials);
            if (!_entries.TryGetValue(entry, out var names))
            {
                _entries.Add(entry, names = []);
            }

            foreach (var method in permission.Methods)
            {
                names[$"method {method}"] = expires;
            }

            foreach (var name in permission.HeaderNames)
            {
                names[$"header {name.ToLowerInvariant()}"] = expires;
            }
        }
    }

    public void Remove(PreflightKey key)
    {
        lock (_lock)
        {
            _entries.Remove((key, true));
            _entries.Remove((key, false));
        }
    }
}
