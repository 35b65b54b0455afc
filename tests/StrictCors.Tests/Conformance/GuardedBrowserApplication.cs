namespace StrictCors.Tests.Conformance;

public sealed class GuardedBrowserApplication : GuardedApplication
{
    protected override string Enforcement => "Browser";
}
