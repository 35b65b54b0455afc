namespace StrictCors;

/// <summary>Why a request is denied: a closed set.</summary>
public enum CorsDenialReason
{
    /// <summary>It is not denied.</summary>
    None,

    /// <summary>More than one <c>Origin</c> line, or a value that is neither a serialised origin nor <c>null</c>.</summary>
    OriginMalformed,

    /// <summary>The origin is <c>null</c>, and the policy does not list it.</summary>
    OriginNull,

    /// <summary>No pattern of the policy covers the origin.</summary>
    OriginNotAllowed,

    /// <summary>More than one <c>Access-Control-Request-Method</c> line, or one that is no token.</summary>
    MethodMalformed,

    /// <summary>The policy does not allow the method.</summary>
    MethodNotAllowed,

    /// <summary>A requested header is no token.</summary>
    HeaderMalformed,

    /// <summary>The policy does not allow a requested header.</summary>
    HeaderNotAllowed,

    /// <summary>More than 128 header names or 8 KiB of them were requested.</summary>
    TooManyHeaders,

    /// <summary>A cross-origin handshake carries credentials, and the policy does not allow them.</summary>
    CredentialsNotAllowed,

    /// <summary>The origin source of the policy failed or took too long.</summary>
    OriginSourceFailed,
}
