using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Documentation.Neighbours;

internal static class SignalRProgram
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        #region SignalR
        builder.Services.AddStrictCors();
        builder.Services.AddSignalR();

        var app = builder.Build();
        app.UseStrictCors();
        app.MapHub<ChatHub>("/chat").RequireStrictCors("signalr");
        #endregion

        return app;
    }

    private sealed class ChatHub : Hub;
}
