namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>A test that needs Chromium: skipped where there is none, except on a build service, where it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        Skip = Chromium.IsSkipped ? Chromium.Missing : null;
    }
}
