using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>The API: the same endpoints once for each policy, and a page of its own for what is same-origin.</summary>
internal sealed class Api : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Arrivals _arrivals;
    private int _calls;

    private Api(WebApplication application, Arrivals arrivals)
    {
        _application = application;
        _arrivals = arrivals;
        Port = Site.Port(application);
    }

    public int Port { get; }

    public static async Task<Api> StartAsync(Pages pages)
    {
        var arrivals = new Arrivals();
        var application = await Site.StartAsync(
            services => services.AddStrictCors(options =>
            {
                foreach (var (name, policy) in ApiPolicies.Write(pages.Port))
                {
                    options.Policies[name] = policy;
                }
            }),
            app =>
            {
                Pages.Serve(app);
                app.Use(arrivals.WatchAsync);
                app.UseWebSockets();
                app.UseStrictCors();
                foreach (var name in ApiPolicies.Names)
                {
                    Map(app.MapGroup(name).RequireStrictCors(name), arrivals);
                }

                Map(app.MapGroup(ApiPolicies.CredentialsThenAnyone).RequireStrictCors(ApiPolicies.Credentials, ApiPolicies.Anyone), arrivals);
                Map(app.MapGroup(ApiPolicies.Disabled).DisableStrictCors(), arrivals);
                SharedPaths.Map(app, arrivals);
            });
        return new(application, arrivals);
    }

    public string Origin(string host = "localhost") => $"http://{host}:{Port}";

    /// <summary>An address that no call has had before: browsers remember preflights and responses by address.</summary>
    public string Url(string policy, string endpoint, string query = "", string host = "localhost") =>
        $"{Origin(host)}/{policy}/{endpoint}?call={Interlocked.Increment(ref _calls)}{query}";

    /// <summary>What reached the server under this address.</summary>
    public IReadOnlyList<string> Arrivals(string url) => _arrivals.Of(new Uri(url).Query.Split('&')[0]["?call=".Length..]);

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static void Map(RouteGroupBuilder group, Arrivals arrivals)
    {
        group.Map("answer", context =>
        {
            arrivals.Run(context);
            context.Response.StatusCode = context.Request.Query["status"] is [{ } status] ? int.Parse(status) : 200;
            return context.Response.WriteAsync("ran");
        });
        group.Map("cached", context =>
        {
            arrivals.Run(context);
            context.Response.Headers.CacheControl = "max-age=600";
            return context.Response.WriteAsync("ran");
        });
        group.Map("redirect", context =>
        {
            arrivals.Run(context);
            context.Response.Redirect(context.Request.Query["to"]!, permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        });
        group.MapGet("events", context =>
        {
            arrivals.Run(context);
            context.Response.ContentType = "text/event-stream";
            return context.Response.WriteAsync("data: ran\n\n");
        });
        group.MapGet("socket", async context =>
        {
            arrivals.Run(context);
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await socket.SendAsync(Encoding.UTF8.GetBytes("ran"), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
        });
    }
}
