namespace StrictCors.Sources;

/// <summary>What a policy's origin source said.</summary>
internal enum OriginSourceVerdict
{
    /// <summary>It was not asked, or said no.</summary>
    NotAllowed,

    Allowed,

    /// <summary>It threw, or took too long.</summary>
    Failed,
}
