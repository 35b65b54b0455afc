using StackExchange.Redis;

namespace MultiTenant;

internal static class RedisExtensions
{
    /// <summary>Redis behind the HybridCache, set up so that its absence is noticed quickly and ends by itself.</summary>
    public static void AddRedis(this IServiceCollection services, string servers)
    {
        var redis = ConfigurationOptions.Parse(servers);

        // Start without it, and connect when it is there.
        redis.AbortOnConnectFail = false;
        redis.ConnectTimeout = 1000;

        // A command that cannot be sent fails at once: the database knows the answer, too.
        redis.BacklogPolicy = BacklogPolicy.FailFast;
        redis.AsyncTimeout = 500;
        services.AddStackExchangeRedisCache(options =>
        {
            options.ConfigurationOptions = redis;
            options.InstanceName = "multi-tenant:";
        });
    }
}
