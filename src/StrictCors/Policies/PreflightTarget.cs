namespace StrictCors.Policies;

/// <summary>What routing knows about the endpoint that a preflight is for.</summary>
/// <param name="Kind">How far routing can determine it.</param>
/// <param name="Policies">The different policies of the endpoints that could serve the requested method; the one that answers if there is no such
/// endpoint.</param>
/// <param name="SharesPath">Whether the endpoints that serve the path do not all have the policy that answers. Browsers remember a preflight by
/// URL, so that its answer would then hold for another endpoint as well.</param>
/// <param name="AreAlike">Whether all endpoints have the same policies, so that this is known for an explanation only.</param>
internal sealed record PreflightTarget(
    PreflightTargetKind Kind, IReadOnlyList<EndpointPolicy> Policies, bool SharesPath, bool AreAlike = false);

internal enum PreflightTargetKind
{
    /// <summary>One endpoint serves the requested method.</summary>
    Known,

    /// <summary>Endpoints have the path, and none of them maps the requested method.</summary>
    NotMapped,

    /// <summary>No endpoint has the path.</summary>
    NothingAtPath,

    /// <summary>Several endpoints could serve the requested method, and the preflight does not show which: that depends on headers of the
    /// request itself.</summary>
    Undetermined,
}
