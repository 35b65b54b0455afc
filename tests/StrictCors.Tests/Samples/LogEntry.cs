namespace StrictCors.Tests.Samples;

/// <summary>What the sample's log tells of one request.</summary>
internal sealed record LogEntry(string? Call, string Method, string? Origin, int Status, string[] Headers, string? Policy,
    string? Outcome, string? Reason, string? Sentence, string? Write)
{
    /// <summary>In the words of <see cref="PagePromise.Answers"/>.</summary>
    public override string ToString() =>
        string.Join(' ', new[] { Method, $"{Status}", Outcome, Reason }.Where(word => word is not null));
}
