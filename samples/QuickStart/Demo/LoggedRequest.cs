namespace QuickStart.Demo;

/// <summary>A request as it came, the answer as it left, and what StrictCors decided.</summary>
internal sealed record LoggedRequest(
    string? Call,
    string Method,
    string Path,
    string? Origin,
    string? RequestMethod,
    string? RequestHeaders,
    int Status,
    IReadOnlyList<string> Headers,
    string? Policy,
    string? Outcome,
    string? Reason);
