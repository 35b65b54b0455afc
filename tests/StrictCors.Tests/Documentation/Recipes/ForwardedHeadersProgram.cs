using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Documentation.Recipes;

internal static class ForwardedHeadersProgram
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        #region Proxies that replace Host
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Add(IPAddress.Parse("10.0.0.5"));              // the proxy
        });
        builder.Services.AddStrictCors();

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseStrictCors();
        #endregion

        return app;
    }
}
