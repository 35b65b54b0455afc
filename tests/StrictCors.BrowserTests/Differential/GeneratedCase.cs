namespace StrictCors.BrowserTests.Differential;

/// <summary>Calls of one page, one after the other, and what the server answers under each address: to a preflight, and to anything else.</summary>
internal sealed record GeneratedCase(
    int Number, IReadOnlyList<GeneratedCall> Calls, IReadOnlyList<GeneratedAnswer> Preflights, IReadOnlyList<GeneratedAnswer> Actuals)
{
    /// <summary>Gets the calls as a browser gets them.</summary>
    public IEnumerable<GeneratedCall> ForBrowser =>
        Calls.Select(call => call with { Url = call.Url.Replace("/RUNNER/", "/b/", StringComparison.Ordinal) });

    /// <summary>The same case under another number, which no browser has seen.</summary>
    public GeneratedCase Again(int number) => this with
    {
        Number = number,
        Calls = [.. Calls.Select(call => call with { Url = Renumber(call.Url, number) })],
        Actuals = [.. Actuals.Select(answer => answer with
        {
            Headers = [.. answer.Headers.Select(header => header with { Value = Renumber(header.Value, number) })],
        })],
    };

    private string Renumber(string text, int number) => text.Replace($"/RUNNER/{Number}", $"/RUNNER/{number}", StringComparison.Ordinal);

    public override string ToString() => string.Join('\n',
    [
        $"case {Number}",
        .. Calls.Select(call => $"  {call}"),
        .. Preflights.Select((answer, hop) => $"  preflight {hop}: {answer}"),
        .. Actuals.Select((answer, hop) => $"  answer {hop}: {answer}"),
    ]);
}
