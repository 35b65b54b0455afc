using System.Diagnostics.CodeAnalysis;
using StrictCors.Policies;

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

    /// <summary>Gets a value indicating whether the policy allows the origin, even if the rest is denied: the response then has
    /// Access-Control-Allow-Origin, so that the page can read why.</summary>
    internal bool IsOriginAllowed { get; init; }

    /// <summary>Gets a value indicating whether the server itself refuses, with 403.</summary>
    internal bool IsRefused { get; init; }

    /// <summary>Gets the methods that a preflight's answer names, or null.</summary>
    internal string? AllowMethods { get; init; }

    /// <summary>Gets the headers that a preflight's answer names, or null.</summary>
    internal string? AllowHeaders { get; init; }

    /// <summary>Gets a value indicating whether browsers must not remember a preflight's answer: they remember it by URL, and an endpoint of the
    /// same URL has other policies.</summary>
    internal bool IsForOneRequest { get; init; }

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

    /// <summary>The decision as the header <c>StrictCors-Decision</c> shows it in Development, without the value that was denied.</summary>
    /// <returns>The outcome, and the reason if it is denied: <c>denied; header-not-allowed</c>.</returns>
    public override string ToString() =>
        Outcome == CorsOutcome.Denied ? $"{DecisionNames.For(Outcome)}; {DecisionNames.For(Reason)}" : DecisionNames.For(Outcome);

    /// <inheritdoc/>
    public bool Equals(CorsDecision other) =>
        Kind == other.Kind && Outcome == other.Outcome && Reason == other.Reason && PolicyName == other.PolicyName;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is CorsDecision other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Outcome, Reason, PolicyName);
}

/// <summary>What a request is to the CORS protocol.</summary>
public enum CorsRequestKind
{
    /// <summary>Any request that is neither of the others.</summary>
    Actual,

    /// <summary>A request that the browser sends before an actual request: <c>OPTIONS</c> with <c>Origin</c> and
    /// <c>Access-Control-Request-Method</c> (Fetch, "CORS-preflight request").</summary>
    Preflight,

    /// <summary>A WebSocket handshake or a WebTransport session, to which browsers do not apply CORS.</summary>
    Handshake,
}

/// <summary>How a decision came out.</summary>
public enum CorsOutcome
{
    /// <summary>The request has no <c>Origin</c>: no CORS request.</summary>
    NotCors,

    /// <summary>The policy allows it.</summary>
    Allowed,

    /// <summary>The policy does not list the origin, and need not: the request comes from the server's own origin.</summary>
    SameOrigin,

    /// <summary>The policy denies it; the reason has the cause.</summary>
    Denied,
}

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

    /// <summary>More than one <c>Access-Control-Request-Method</c> line, or one that is not a token.</summary>
    MethodMalformed,

    /// <summary>The policy does not allow the method.</summary>
    MethodNotAllowed,

    /// <summary>A requested header is not a token.</summary>
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
