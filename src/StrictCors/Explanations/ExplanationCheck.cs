namespace StrictCors.Explanations;

/// <summary>One check of a decision.</summary>
/// <param name="Name">What was checked: endpoint, origin, method, headers, credentials, same-origin, exempt-path.</param>
/// <param name="Passed">Whether the check passed.</param>
/// <param name="Saw">What the request has, escaped and cut.</param>
/// <param name="Wanted">What the policy has.</param>
/// <param name="Advice">Why the check failed and what to write to allow the request, or a remark on a check that passed, or null.</param>
internal sealed record ExplanationCheck(string Name, bool Passed, string Saw, string Wanted, string? Advice);
