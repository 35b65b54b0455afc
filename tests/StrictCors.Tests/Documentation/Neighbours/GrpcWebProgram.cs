using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Documentation.Neighbours;

internal static class GrpcWebProgram
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        #region gRPC-Web
        builder.Services.AddStrictCors();
        builder.Services.AddGrpc();

        var app = builder.Build();
        app.UseStrictCors();
        app.UseGrpcWeb();
        app.MapGrpcService<Greeter>().EnableGrpcWeb().RequireStrictCors("grpc-web");
        #endregion

        return app;
    }
}
