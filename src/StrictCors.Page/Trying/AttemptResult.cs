using StrictCors.Page.Explaining;

namespace StrictCors.Page.Trying;

/// <summary>What a browser makes of an <see cref="Attempt"/>.</summary>
/// <param name="Error">Why the attempt cannot be made; null if it was made.</param>
/// <param name="Outcome"><c>read</c>, <c>blocked</c>, <c>failed</c>; empty if it is not known.</param>
/// <param name="Text">The outcome in words.</param>
/// <param name="Requests">The requests that the browser sends, explained; empty if they were sent.</param>
/// <param name="Exchange">The requests that were sent, and their responses.</param>
/// <param name="Body">The beginning of the response's content, as far as the page can read it.</param>
internal sealed record AttemptResult(
    string? Error, string Outcome, string Text, IReadOnlyList<ExplainedRequest> Requests, IReadOnlyList<RoundTripTexts> Exchange, string Body)
{
    public static AttemptResult Impossible(string error) => new(error, "", "", [], [], "");
}
