namespace StrictCors.Tests.Conformance;

public sealed class GuardedWithoutDefaultApplication : GuardedApplication
{
    protected override string Enforcement => "Observe";

    protected override string? DefaultPolicy => null;
}
