namespace StrictCors.BrowserTests.Infrastructure;

/// <summary><see cref="BrowserFactAttribute"/> with rows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute()
    {
        Skip = Chromium.IsSkipped ? Chromium.Missing : null;
    }
}
