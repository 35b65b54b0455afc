using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Caches;

/// <summary>A test that needs nginx, Varnish and HAProxy. Without them it is skipped, except on a build service, where it fails: nobody reads
/// what is skipped there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CacheTheoryAttribute : TheoryAttribute
{
    public CacheTheoryAttribute()
    {
        var missing = new[] { Cache.Nginx, Cache.Varnish, Cache.HAProxy }
            .Select(CachePrograms.NameOf).Where(name => Installed.Find(name) is null).ToList();
        if (missing.Count > 0 && !Installed.IsRequired)
        {
            Skip = $"Not in the PATH: {string.Join(", ", missing)} (Debian: apt-get install nginx varnish haproxy).";
        }
    }
}
