namespace StrictCors.Tests.Infrastructure;

/// <summary>A test of what only Linux does; elsewhere it is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
        {
            Skip = "This test needs Linux.";
        }
    }
}
