using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StrictCors.Diagnostics;

namespace StrictCors.Benchmarks.Server;

/// <summary>The program under load, in a process of its own: plaintext on Kestrel, where no CORS middleware and each of them take turns.</summary>
internal static class PlainServer
{
    /// <summary>Ours once more, while the page for development is mapped and no one looks at it.</summary>
    private const string WithPage = "OursWithPage";

    /// <summary>Nobody's twice, in a branch like the others' the second time: how far these two are apart shows what the figures can tell.</summary>
    public static readonly string[] Pipelines = [Benchmarks.Pipelines.Empty, .. Benchmarks.Pipelines.Names, WithPage];

    private static readonly byte[] Answer = "Hello, World!"u8.ToArray();

    /// <summary>Prints where it listens. For each line of its input, a number of seconds, it prints the rounds of that time.</summary>
    public static async Task RunAsync()
    {
        var turns = new Turns(Pipelines.Length);
        await using var app = Create(turns);
        await app.StartAsync();

        // All pipelines share the services of one program, and so the watcher: it is there when it is its turn.
        var observer = app.Services.GetRequiredService<DecisionObserver>();
        var page = observer.Watcher;
        turns.Starting = pipeline => observer.Watcher = Pipelines[pipeline] == WithPage ? page : null;
        await Console.Out.WriteLineAsync(app.Urls.Single());
        while (await Console.In.ReadLineAsync() is { } seconds)
        {
            var rounds = turns.Measure(TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(rounds));
        }
    }

    private static WebApplication Create(Turns turns)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        foreach (var name in Pipelines)
        {
            Benchmarks.Pipelines.Add(builder.Services, name, Shapes.Exact(1), anyHeader: false);
        }

        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Use(next => context =>
        {
            turns.Count();
            return next(context);
        });
        for (var i = 1; i < Pipelines.Length; i++)
        {
            var turn = i;
            app.UseWhen(_ => turns.Current == turn, branch => Benchmarks.Pipelines.Use(
                branch, Pipelines[turn] == WithPage ? Benchmarks.Pipelines.Names[^1] : Pipelines[turn]));
        }

        // In Production, so that no header for development is written; there the page is watching only with authorization.
        app.MapStrictCorsPage().WithMetadata(new AuthorizeAttribute());

        app.MapGet("/", static context =>
        {
            context.Response.ContentType = "text/plain";
            context.Response.ContentLength = Answer.Length;
            return context.Response.Body.WriteAsync(Answer).AsTask();
        });
        return app;
    }
}
