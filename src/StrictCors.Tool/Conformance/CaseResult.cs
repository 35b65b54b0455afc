using StrictCors.Tool.Conformance.Cases;

namespace StrictCors.Tool.Conformance;

/// <summary>How a case ended.</summary>
/// <param name="Lacking">The feature that the server lacks, or null if the case was tried.</param>
/// <param name="Reason">Why the case is lost, or null.</param>
internal sealed record CaseResult(ConformanceCase Case, string? Lacking = null, string? Reason = null)
{
    public bool IsTried => Lacking is null;

    public bool IsLost => Reason is not null;

    public bool IsWon => IsTried && !IsLost;
}
