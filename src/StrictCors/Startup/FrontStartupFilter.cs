using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using StrictCors.Middleware;

namespace StrictCors.Startup;

/// <summary>Puts <see cref="FrontMiddleware"/> before everything else. It is the first startup filter among the services, so that the pipelines of
/// the others are inside of it.</summary>
internal sealed class FrontStartupFilter(LastWord lastWord) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(inner => new FrontMiddleware(inner, lastWord).InvokeAsync);
        next(app);
    };
}
