namespace StrictCors.BrowserTests.Differential;

/// <summary>What the server sends, exactly: the lines as they are.</summary>
internal sealed record GeneratedAnswer(int Status, IReadOnlyList<GeneratedHeader> Headers)
{
    public override string ToString() => $"{Status} {string.Join(" | ", Headers)}";
}
