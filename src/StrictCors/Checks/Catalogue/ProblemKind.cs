namespace StrictCors.Checks;

/// <summary>One row of the catalogue <see cref="Problems"/>: what all problems of one code have in common.</summary>
/// <param name="Id">The stable code: <c>SC1117</c>.</param>
/// <param name="Title">What is wrong, as a heading.</param>
/// <param name="Remedy">What to write instead, in general. A problem has the suggestion for its own value.</param>
/// <param name="IsWarning">Whether the program starts nevertheless.</param>
internal sealed record ProblemKind(string Id, string Title, string Remedy, bool IsWarning = false)
{
    public StrictCorsConfigurationProblem At(string path, string? value, string message, Suggestion? suggestion) =>
        new(Id, path, value, message, suggestion?.Text) { Fix = suggestion };
}
