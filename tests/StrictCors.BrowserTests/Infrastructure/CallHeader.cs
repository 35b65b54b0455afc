namespace StrictCors.BrowserTests.Infrastructure;

internal sealed record CallHeader(string Name, string Value);
