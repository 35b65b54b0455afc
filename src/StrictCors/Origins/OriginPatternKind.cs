namespace StrictCors.Origins;

internal enum OriginPatternKind
{
    /// <summary><c>*</c>: every origin, <c>null</c> included.</summary>
    Any,

    /// <summary><c>null</c>: the serialisation of every opaque origin.</summary>
    Null,

    /// <summary>One host, on one port or on any.</summary>
    Exact,

    /// <summary><c>*.domain</c>: one or more labels in front of the domain, never the bare domain.</summary>
    Subdomains,

    /// <summary><c>prefix-*-suffix.domain</c>: exactly one label in front of the domain, part of it fixed.</summary>
    Label,
}
