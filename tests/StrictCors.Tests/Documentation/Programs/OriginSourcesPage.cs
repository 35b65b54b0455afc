using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Documentation.Programs;

internal static class OriginSourcesPage
{
    public static void Add(WebApplicationBuilder builder)
    {
        #region Origin sources
        builder.Services.AddScoped<TenantOrigins>();
        builder.Services.AddStrictCors().AddOriginSource<TenantOrigins>("web");
        #endregion
    }

    private sealed class TenantOrigins : IStrictCorsOriginSource
    {
        public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) => new(false);
    }
}
