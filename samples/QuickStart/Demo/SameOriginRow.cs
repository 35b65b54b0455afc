namespace QuickStart.Demo;

/// <summary>One address, whether it shares the page's origin, and the reason in words.</summary>
internal sealed record SameOriginRow(string Url, bool IsSame, string Why);
