using StrictCors.Tool.Probing;

namespace StrictCors.Tool.Scanning;

/// <summary>What <c>scan</c> found.</summary>
/// <param name="Trusted">The origins whose look-alikes were tried.</param>
/// <param name="Requests">The number of requests.</param>
/// <param name="Unanswered">The number of requests without an answer.</param>
/// <param name="IsAnyOrigin">Whether the server allows every origin with <c>*</c>, without credentials.</param>
/// <param name="Accepted">The hostile origins that are accepted, the worst first.</param>
/// <param name="Hazard">A caching hazard, or null.</param>
/// <param name="Stopped">Why the scan ended before its end, or null.</param>
internal sealed record ScanReport(
    IReadOnlyList<string> Trusted, int Requests, int Unanswered, bool IsAnyOrigin, IReadOnlyList<Acceptance> Accepted, Cause? Hazard,
    string? Stopped)
{
    /// <summary>Gets a value indicating whether a plain stranger is accepted, so that the others are no news.</summary>
    public bool ReflectsEverything => Accepted.Any(acceptance => acceptance.Origin.Kind == HostileKinds.Stranger);

    public bool HasFound => Hazard is not null || Accepted.Any(acceptance => acceptance.Severity != CauseSeverity.Note);
}
