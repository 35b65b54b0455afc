namespace StrictCors.Origins;

/// <summary>The forms of an entry of <c>AllowedOrigins</c>.</summary>
internal enum OriginPatternKind
{
    /// <summary><c>*</c>: every origin, <c>null</c> included.</summary>
    Any,

    /// <summary><c>null</c>: the serialisation of every opaque origin.</summary>
    Null,

    /// <summary>One host, on one port or on any.</summary>
    Exact,

    /// <summary><c>*.domain</c>: one or more labels before the domain, never the bare domain.</summary>
    Subdomains,

    /// <summary><c>prefix-*-suffix.domain</c>: exactly one label before the domain, part of it fixed.</summary>
    Label,

    /// <summary><c>moz-extension://*</c>: every extension of a browser.</summary>
    AnyExtension,
}
