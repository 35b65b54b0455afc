using StrictCors.Testing.Fetch;

namespace StrictCors.Testing.Preflights;

/// <summary>The cache of Chromium and WebKit: the last answer for each address as a whole. An answer that does not allow a request is
/// forgotten.</summary>
/// <remarks>services/network/cors/preflight_cache.cc and Source/WebCore/loader/CrossOriginPreflightResultCache.cpp.</remarks>
internal sealed class AnswerCache(TimeProvider clock, BrowserEngine engine) : IPreflightCache
{
    private readonly Lock _lock = new();
    private readonly Dictionary<PreflightKey, (PreflightPermission Permission, DateTimeOffset Expires)> _answers = [];
    private readonly EngineRules _rules = EngineRules.Of(engine);

    /// <summary>In Chromium, a remembered star does not cover <c>Authorization</c>, unlike one that has just come.</summary>
    private readonly EngineRules _rulesOfTheCache = EngineRules.Of(engine) with { StarCoversAuthorization = engine == BrowserEngine.WebKit };

    public bool Allows(PreflightKey key, PreflightQuestion question)
    {
        lock (_lock)
        {
            if (!_answers.TryGetValue(key, out var answer))
            {
                return false;
            }

            if (answer.Expires > clock.GetUtcNow() && Allows(answer.Permission, question))
            {
                return true;
            }

            _answers.Remove(key);
            return false;
        }
    }

    public void Add(PreflightKey key, PreflightPermission permission, DateTimeOffset expires)
    {
        if (key.Url.Length > _rules.LongestRememberedAddress)
        {
            return;
        }

        lock (_lock)
        {
            _answers[key] = (permission, expires);
        }
    }

    /// <summary>An answer stays when a later request fails: neither browser implements "clear cache entries".</summary>
    public void Remove(PreflightKey key)
    {
    }

    private bool Allows(PreflightPermission permission, PreflightQuestion question)
    {
        if (question.IncludesCredentials && !permission.IncludesCredentials)
        {
            return false;
        }

        // In Chromium, a star counts by the credentials of the request that caused the preflight; in WebKit, by those of this request.
        var counted = engine == BrowserEngine.WebKit ? permission with { IncludesCredentials = question.IncludesCredentials } : permission;
        return counted.AllowsMethod(question.Method) && question.UnsafeNames.All(name => counted.AllowsHeader(name, _rulesOfTheCache));
    }
}
