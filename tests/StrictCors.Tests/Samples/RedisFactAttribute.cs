using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Samples;

/// <summary>A test that needs a Redis. Without one it is skipped, except on a build service, where it fails: nobody reads what is skipped
/// there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RedisFactAttribute : FactAttribute
{
    public RedisFactAttribute()
    {
        if (RedisServer.Executable is null && !Installed.IsRequired)
        {
            Skip = "redis-server is not in the PATH (Debian: apt-get install redis-server).";
        }
    }
}
