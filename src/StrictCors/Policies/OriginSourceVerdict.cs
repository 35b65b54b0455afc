namespace StrictCors.Policies;

/// <summary>What a policy's origin source said.</summary>
internal enum OriginSourceVerdict
{
    NotAsked,

    NotAllowed,

    Allowed,

    /// <summary>It threw, or took too long.</summary>
    Failed,
}
