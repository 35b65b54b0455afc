using System.Diagnostics.CodeAnalysis;

namespace StrictCors;

/// <summary>What a policy decided about a request.</summary>
public readonly struct CorsDecision : IEquatable<CorsDecision>
{
    /// <summary>Gets what the request is to the CORS protocol.</summary>
    public CorsRequestKind Kind { get; init; }

    /// <summary>Gets how the decision came out.</summary>
    public CorsOutcome Outcome { get; init; }

    /// <summary>Gets the reason of a denial; <see cref="CorsDenialReason.None"/> for every other outcome.</summary>
    public CorsDenialReason Reason { get; init; }

    /// <summary>Gets the name of the policy that decided; null where CORS is disabled or the endpoint's policy is missing.</summary>
    public string? PolicyName { get; init; }

    /// <summary>Gets a value indicating whether the policy allows the origin, whatever became of the rest: the answer then carries
    /// Access-Control-Allow-Origin, so that the page can read why.</summary>
    internal bool IsOriginAllowed { get; init; }

    /// <summary>Gets a value indicating whether the server itself refuses, with 403.</summary>
    internal bool IsRefused { get; init; }

    /// <summary>Gets the method that a preflight's answer names, or null.</summary>
    internal string? AllowMethods { get; init; }

    /// <summary>Gets the headers that a preflight's answer names, or null.</summary>
    internal string? AllowHeaders { get; init; }

    /// <summary>Whether two decisions are equal.</summary>
    /// <param name="left">One decision.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when kind, outcome, reason and policy are equal.</returns>
    public static bool operator ==(CorsDecision left, CorsDecision right) => left.Equals(right);

    /// <summary>Whether two decisions differ.</summary>
    /// <param name="left">One decision.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when kind, outcome, reason or policy differ.</returns>
    public static bool operator !=(CorsDecision left, CorsDecision right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(CorsDecision other) =>
        Kind == other.Kind && Outcome == other.Outcome && Reason == other.Reason && PolicyName == other.PolicyName;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is CorsDecision other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Outcome, Reason, PolicyName);
}
