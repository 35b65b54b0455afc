using Microsoft.AspNetCore.Http;
using StrictCors.Endpoints;

namespace StrictCors.Middleware;

/// <summary>The first middleware of all. Callbacks of a response run in reverse order of registration, so what the first middleware registers
/// runs last, and it also runs for a request that something answers before UseStrictCors.</summary>
internal sealed class FrontMiddleware(RequestDelegate next, LastWord lastWord)
{
    public Task InvokeAsync(HttpContext context)
    {
        lastWord.Register(context, HttpFeatures.Response(context));
        return next(context);
    }
}
