using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StrictCors.Benchmarks.Server;

/// <summary>The program under load, in a process of its own: plaintext on Kestrel, with one CORS middleware or none.</summary>
internal static class PlainServer
{
    public static readonly string[] Names = ["none", "none", "StrictCors", "built-in"];

    private static readonly byte[] Answer = "Hello, World!"u8.ToArray();

    /// <summary>Runs until its input ends, and prints where it listens.</summary>
    public static async Task RunAsync(string middleware)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (middleware == "StrictCors")
        {
            builder.Services.AddStrictCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins(Pipelines.AllowedOrigin).WithMethods("GET", "PUT").WithHeaders("Content-Type", "X-Request-Id")));
        }
        else if (middleware == "built-in")
        {
            builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins(Pipelines.AllowedOrigin).WithMethods("GET", "PUT").WithHeaders("Content-Type", "X-Request-Id")));
        }

        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        _ = middleware switch
        {
            "StrictCors" => app.UseStrictCors(),
            "built-in" => app.UseCors(),
            _ => app,
        };
        app.MapGet("/", static context =>
        {
            context.Response.ContentType = "text/plain";
            context.Response.ContentLength = Answer.Length;
            return context.Response.Body.WriteAsync(Answer).AsTask();
        });
        await app.StartAsync();
        await Console.Out.WriteLineAsync(app.Urls.Single());
        await Console.In.ReadToEndAsync();
    }
}
