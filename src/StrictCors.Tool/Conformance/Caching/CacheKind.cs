namespace StrictCors.Tool.Conformance.Caching;

internal enum CacheKind
{
    /// <summary>RFC 9111, a shared cache.</summary>
    Shared,

    /// <summary>RFC 9111, the cache of one user.</summary>
    Private,

    /// <summary>A shared cache that is set up to keep answers to <c>OPTIONS</c> for a minute.</summary>
    SharedWithOptions,
}
