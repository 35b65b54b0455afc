using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace StrictCors.Conformance.Servers;

/// <summary>The WebSocket of each area: it opens and closes.</summary>
internal static class Sockets
{
    public static void Map(IEndpointRouteBuilder app, Action<string, IEndpointConventionBuilder>? configure = null)
    {
        foreach (var area in ContractPolicies.Areas)
        {
            var endpoint = app.Map($"/{area}/socket", AcceptAsync);
            configure?.Invoke(area, endpoint);
        }
    }

    private static async Task AcceptAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = 426;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
    }
}
