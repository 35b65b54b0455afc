namespace QuickStart.Demo;

/// <summary>A request as it came, the answer as it left, and what StrictCors decided.</summary>
/// <param name="Sentence">What StrictCors logged about the denial.</param>
/// <param name="Write">The line of the policy that would allow the request, if there is one.</param>
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
    string? Reason,
    string? Sentence = null,
    string? Write = null)
{
    /// <summary>Whether two requests differ in nothing that a decision depends on.</summary>
    public bool IsLike(LoggedRequest other) => Facts == other.Facts;

    private (string, string, string?, string?, string?, string?, string?) Facts =>
        (Method, Path, Origin, RequestMethod, RequestHeaders, Policy, Reason);
}
