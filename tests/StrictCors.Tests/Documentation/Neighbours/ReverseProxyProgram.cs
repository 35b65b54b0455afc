using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Documentation.Neighbours;

internal static class ReverseProxyProgram
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        #region Reverse proxy (YARP)
        builder.Services.AddStrictCors();
        builder.Services.AddReverseProxy().LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"));

        var app = builder.Build();
        app.UseStrictCors();
        app.MapReverseProxy();
        #endregion

        return app;
    }
}
