namespace StrictCors.Tests.Conformance;

public class GuardedObserveApplication : GuardedApplication
{
    protected override string Enforcement => "Observe";
}
