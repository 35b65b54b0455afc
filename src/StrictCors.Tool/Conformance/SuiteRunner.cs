using StrictCors.Testing;
using StrictCors.Tool.Conformance.Cases;

namespace StrictCors.Tool.Conformance;

/// <summary>Runs the suite against a server.</summary>
internal static class SuiteRunner
{
    public static readonly IReadOnlyList<BrowserEngine> Engines = [BrowserEngine.Chromium, BrowserEngine.Firefox, BrowserEngine.WebKit];

    public static async Task<SuiteResult> RunAsync(
        Target target, Manifest manifest, IEnumerable<ConformanceCase> cases, IReadOnlyList<BrowserEngine> engines,
        CancellationToken cancellationToken)
    {
        using var runner = new CaseRunner(target, engines);
        var results = new List<CaseResult>();
        foreach (var one in cases)
        {
            results.Add(await runner.RunAsync(one, manifest.Lacks, cancellationToken));
        }

        return new(target, manifest, DateTimeOffset.UtcNow, results);
    }
}
