using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Conformance.Servers;

/// <summary>The contract without CORS, behind the proxies of the recipes.</summary>
internal static class PlainServer
{
    public static Task<InProcessServer> StartAsync() => InProcessServer.StartAsync(
        builder => builder.Services.AddExceptionHandler(options => options.ExceptionHandler = static _ => Task.CompletedTask),
        app =>
        {
            app.UseExceptionHandler();
            Answers.Map(app);
        });
}
