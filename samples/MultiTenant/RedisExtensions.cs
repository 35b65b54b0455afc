using StackExchange.Redis;

namespace MultiTenant;

internal static class RedisExtensions
{
    /// <summary>Redis as the shared level of HybridCache, with settings that detect a missing Redis quickly and reconnect automatically.</summary>
    public static void AddRedis(this IServiceCollection services, string servers)
    {
        var redis = ConfigurationOptions.Parse(servers);

        // The program starts without Redis, and connects when Redis is available.
        redis.AbortOnConnectFail = false;
        redis.ConnectTimeout = 1000;

        // A command that cannot be sent fails at once, because the database has the answer, too.
        redis.BacklogPolicy = BacklogPolicy.FailFast;
        redis.AsyncTimeout = 500;
        services.AddStackExchangeRedisCache(options =>
        {
            options.ConfigurationOptions = redis;
            options.InstanceName = "multi-tenant:";
        });
    }
}
