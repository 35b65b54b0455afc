namespace StrictCors.OriginSources;

/// <summary>What a query gave.</summary>
/// <param name="Allowed">What to keep if the origin is allowed; null if it is denied.</param>
/// <param name="AskedAt">When the source was queried.</param>
/// <param name="SharedKey">Under which key to share the answer "allowed"; null if it came from the shared cache, or there is none.</param>
internal readonly record struct SourceAnswer(KeptAnswer? Allowed, Moment AskedAt, string? SharedKey);
