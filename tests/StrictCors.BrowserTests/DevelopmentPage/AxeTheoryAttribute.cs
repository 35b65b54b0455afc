namespace StrictCors.BrowserTests.DevelopmentPage;

/// <summary>A theory that needs axe-core: skipped where it is not installed, except on a build service, where it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AxeTheoryAttribute : TheoryAttribute
{
    public AxeTheoryAttribute()
    {
        Skip = Axe.IsSkipped ? Axe.Missing : null;
    }
}
