using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Documentation.Recipes;

internal static class AnyOriginProgram
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        #region Any origin with credentials
        builder.Services.AddSingleton<EveryOrigin>();
        builder.Services.AddStrictCors()
            .AddPolicy("widgets", policy => policy.WithOriginSource<EveryOrigin>().WithMethods("GET", "POST").AllowCredentials());

        var app = builder.Build();
        app.UseStrictCors();
        app.MapGet("/widgets/basket", () => "…").RequireStrictCors("widgets");
        #endregion

        return app;
    }

    #region Any origin with credentials
    public sealed class EveryOrigin : IStrictCorsOriginSource
    {
        public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) => new(true);
    }
    #endregion
}
