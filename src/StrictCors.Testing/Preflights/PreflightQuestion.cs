namespace StrictCors.Testing.Preflights;

/// <summary>What a request needs permission for.</summary>
internal sealed record PreflightQuestion(string Method, IReadOnlyList<string> UnsafeNames, bool IncludesCredentials, bool UsesCorsPreflight);
