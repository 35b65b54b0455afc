namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>What the page got to know.</summary>
/// <param name="IsRead">Whether it got an answer at all; otherwise it got a <c>TypeError</c> or an error event that tells nothing.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="Body">The answer's body, or the message.</param>
/// <param name="Type">Fetch's "response type".</param>
/// <param name="Error">What the page can say of the failure.</param>
internal sealed record Seen(bool IsRead, int Status = 0, string? Body = null, string? Type = null, string? Error = null);
