using StrictCors.Tests.Infrastructure;
using Xunit;

namespace StrictCors.Conformance.Tests;

/// <summary>A test that needs nginx and Varnish. Without them it is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CachesTheoryAttribute : TheoryAttribute
{
    public CachesTheoryAttribute()
    {
        if (new[] { "nginx", "varnishd" }.Where(name => Installed.Find(name) is null).ToList() is { Count: > 0 } missing)
        {
            Skip = $"Not in the PATH: {string.Join(", ", missing)} (Debian: apt-get install nginx varnish).";
        }
    }
}
