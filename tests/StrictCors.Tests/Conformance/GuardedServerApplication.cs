namespace StrictCors.Tests.Conformance;

public sealed class GuardedServerApplication : GuardedApplication
{
    protected override string Enforcement => "Server";
}
