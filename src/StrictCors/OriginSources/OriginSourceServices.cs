using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StrictCors.Diagnostics;

namespace StrictCors.OriginSources;

/// <summary>The services that query origin sources.</summary>
internal static class OriginSourceServices
{
    public static void AddTo(IServiceCollection services, Func<IServiceProvider, ILogger> createLogger) => services.AddSingleton(provider =>
    {
        var time = provider.GetService<TimeProvider>() ?? TimeProvider.System;
        var observer = new OriginSourceObserver(createLogger(provider), provider.GetRequiredService<StrictCorsMetrics>(), time);
        return new OriginSourceClient(
            new OriginSourceRegistry(provider.GetRequiredService<IServiceScopeFactory>(), time),
            new OriginSourceKeys(Environments(provider)),
            new(() => provider.GetService<HybridCache>() is { } cache ? new SharedAnswers(cache, time, observer) : null),
            time,
            observer);
    });

    // Of a web application, these are two objects, and code can give each another name.
    private static IEnumerable<IHostEnvironment> Environments(IServiceProvider provider) =>
        [provider.GetRequiredService<IHostEnvironment>(), .. provider.GetServices<IWebHostEnvironment>()];
}
