using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Conformance.Servers;

namespace StrictCors.Conformance.Reference;

/// <summary>A server that wins every case, and makes the mistake it is told to make.</summary>
internal static class ReferenceServer
{
    public static Task<InProcessServer> StartAsync(FlawSwitch flaws) => InProcessServer.StartAsync(
        builder =>
        {
            // Kestrel answers bytes that are no UTF-8 itself; other servers hand them on, and so does this one.
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.RequestHeaderEncodingSelector = static _ => Encoding.Latin1;
                kestrel.ResponseHeaderEncodingSelector = static _ => Encoding.Latin1;
            });
            builder.Services.AddSingleton(flaws)
                .AddExceptionHandler(options => options.ExceptionHandler = static _ => Task.CompletedTask);
        },
        app =>
        {
            app.UseWebSockets();
            app.UseMiddleware<ReferenceCors>();
            app.UseExceptionHandler();
            Answers.Map(app);
            Sockets.Map(app);
        },
        new { name = "reference" });
}
