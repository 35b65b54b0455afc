namespace QuickStart.Demo;

/// <summary>The table of <see cref="SameOriginTable"/>.</summary>
internal sealed record SameOriginAnswer(string Page, IReadOnlyList<SameOriginRow> Rows);
