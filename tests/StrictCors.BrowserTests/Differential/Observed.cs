namespace StrictCors.BrowserTests.Differential;

/// <summary>What the page gets to see of a call.</summary>
internal sealed record Observed(string Type, int Status = 0, IReadOnlyList<string>? Headers = null, string? Body = null)
{
    /// <summary>Gets why the page sees nothing, in the words of the model.</summary>
    public string? Message { get; init; }

    public override string ToString() => Type == "error" ? "error" : $"{Type} {Status} [{string.Join(" | ", Headers ?? [])}] '{Body}'";
}
