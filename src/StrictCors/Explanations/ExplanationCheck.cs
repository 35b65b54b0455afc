namespace StrictCors.Explanations;

/// <summary>One check of a decision.</summary>
/// <param name="Name">What was looked at: origin, method, headers, credentials, same-origin, exempt-path.</param>
/// <param name="Passed">How it was answered.</param>
/// <param name="Saw">What the request has, escaped and cut.</param>
/// <param name="Wanted">What the policy has.</param>
/// <param name="Advice">Why it failed and what to write to allow it; or what is worth knowing although it passed; or null.</param>
internal sealed record ExplanationCheck(string Name, bool Passed, string Saw, string Wanted, string? Advice);
