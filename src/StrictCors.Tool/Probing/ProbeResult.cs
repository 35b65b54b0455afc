using StrictCors.Tool.Browsing;

namespace StrictCors.Tool.Probing;

/// <summary>What <c>probe</c> found for one origin.</summary>
/// <param name="Page">What the browser made of it.</param>
/// <param name="Causes">The mistakes that the answers show, the worst first.</param>
/// <param name="Expected">What the server has to answer; empty if the page gets the response.</param>
internal sealed record ProbeResult(PageResult Page, IReadOnlyList<Cause> Causes, IReadOnlyList<string> Expected)
{
    public bool HasFound => !Page.IsReadable || Causes.Any(cause => cause.Kind.Severity != CauseSeverity.Note);
}
