using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Documentation.Neighbours;

internal static class ResponseCompressionProgram
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        #region Response compression
        builder.Services.AddStrictCors();
        builder.Services.AddResponseCompression();

        var app = builder.Build();
        app.UseStrictCors();
        app.UseResponseCompression();
        app.MapGet("/report", () => new string('-', 10_000));
        #endregion

        return app;
    }
}
