namespace StrictCors.Evaluation;

/// <summary>One question that a decision asked.</summary>
/// <param name="Name">What was looked at: origin, method, headers, credentials, same-origin.</param>
/// <param name="Passed">How it was answered.</param>
/// <param name="Saw">What the request has, escaped and cut.</param>
/// <param name="Wanted">What the policy has.</param>
/// <param name="Advice">Why it failed and what to write to allow it; null where it passed.</param>
internal sealed record ExplanationCheck(string Name, bool Passed, string Saw, string Wanted, string? Advice);
