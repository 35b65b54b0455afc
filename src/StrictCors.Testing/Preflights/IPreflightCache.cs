namespace StrictCors.Testing.Preflights;

/// <summary>Fetch, "CORS-preflight cache".</summary>
/// <remarks>https://fetch.spec.whatwg.org/#cors-preflight-cache</remarks>
internal interface IPreflightCache
{
    /// <summary>Whether no preflight is needed, because of the answers to earlier ones.</summary>
    bool Allows(PreflightKey key, PreflightQuestion question);

    void Add(PreflightKey key, PreflightPermission permission, DateTimeOffset expires);

    /// <summary>"clear cache entries".</summary>
    void Remove(PreflightKey key);
}
