using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using StrictCors.Endpoints;
using StrictCors.Endpoints.Building;
using StrictCors.Middleware;

namespace StrictCors.Startup;

/// <summary>Registers the last word before everything else. Callbacks of a response run in reverse order of registration, so what the first
/// middleware registers runs last, and it also runs for a request that something answers before UseStrictCors.</summary>
/// <remarks>It is the first startup filter among the services, so that the pipelines of the others are inside of it.</remarks>
[StackTraceHidden]
internal sealed class FrontStartupFilter(LastWord lastWord, EndpointsOfStart endpoints) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(inner =>
        {
            // A pipeline is built from its end, so everything else is built now.
            endpoints.Return();
            return context =>
            {
                lastWord.Register(context);
                return inner(context);
            };
        });
        next(app);
    };
}
