namespace StrictCors.Testing;

/// <summary>How a browser got the permission to send a request.</summary>
public enum CorsPreflight
{
    /// <summary>The request needed no preflight: it is same-origin, or its method and headers are safelisted.</summary>
    NotNeeded,

    /// <summary>A preflight was sent.</summary>
    Sent,

    /// <summary>The answer to an earlier preflight was still in the cache.</summary>
    FromCache,
}
