namespace StrictCors.Matching;

/// <summary>What the patterns say of the value of an <c>Origin</c> header.</summary>
internal enum OriginVerdict
{
    Allowed,

    /// <summary>A serialised origin that no pattern covers.</summary>
    NotAllowed,

    /// <summary>The token <c>null</c>, which is not listed.</summary>
    Null,

    /// <summary>Neither a serialised origin nor <c>null</c>.</summary>
    Malformed,
}
