using StrictCors.Testing.Fetch;

namespace StrictCors.Testing.Preflights;

/// <summary>The caches of a profile: browsers remember preflights in different ways.</summary>
internal sealed class PreflightCaches(TimeProvider clock)
{
    private Dictionary<BrowserEngine, IPreflightCache> _caches = Create(clock);

    /// <summary>The cache of a call. In Chromium, the opaque origin of a page is another one for each call.</summary>
    public IPreflightCache Of(BrowserEngine engine, bool isOpaque) =>
        isOpaque && EngineRules.Of(engine).ForgetsPreflightsOfOpaqueOrigins ? new AnswerCache(clock, engine) : _caches[engine];

    public void Clear() => _caches = Create(clock);

    private static Dictionary<BrowserEngine, IPreflightCache> Create(TimeProvider clock) => new()
    {
        [BrowserEngine.Standard] = new EntryCache(clock),
        [BrowserEngine.Firefox] = new FirefoxCache(clock),
        [BrowserEngine.Chromium] = new AnswerCache(clock, BrowserEngine.Chromium),
        [BrowserEngine.WebKit] = new AnswerCache(clock, BrowserEngine.WebKit),
    };
}
