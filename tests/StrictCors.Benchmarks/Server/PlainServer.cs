using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace StrictCors.Benchmarks.Server;

/// <summary>The process under load: plaintext on Kestrel, where whole programs, without a CORS middleware and with each of them, take turns.</summary>
internal static class PlainServer
{
    /// <summary>Ours once more, while the page for development is mapped and no one looks at it.</summary>
    private const string WithPage = "OursWithPage";

    /// <summary>Nobody's twice: how far these two are apart shows what the figures can tell.</summary>
    public static readonly string[] Programs = [Pipelines.Empty, .. Pipelines.Names, WithPage];

    private static readonly byte[] Answer = "Hello, World!"u8.ToArray();

    /// <summary>Prints where it listens. For each line of its input, a number of seconds, it prints the rounds of that time.</summary>
    public static async Task RunAsync()
    {
        var turns = new Turns(Programs.Length);
        var seats = new List<object>();
        var programs = Programs.Select(name => Create(name, seats, turns)).ToList();
        foreach (var program in programs)
        {
            await program.StartAsync();
        }

        await Console.Out.WriteLineAsync(programs[^1].Urls.Single());
        while (await Console.In.ReadLineAsync() is { } seconds)
        {
            var rounds = turns.Measure(TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(rounds));
        }

        foreach (var program in programs)
        {
            await program.DisposeAsync();
        }
    }

    private static WebApplication Create(string name, List<object> seats, Turns turns)
    {
        var pipeline = name == WithPage ? Pipelines.Names[^1] : name;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        Pipelines.Add(builder.Services, pipeline, Shapes.Exact(1), anyHeader: false);
        var kestrel = builder.Services.Single(service => service.ServiceType == typeof(IServer)).ImplementationType!;
        builder.Services.Replace(ServiceDescriptor.Singleton<IServer>(services => new SharedServer(
            (IServer)ActivatorUtilities.CreateInstance(services, kestrel), seats, Programs.Length, turns)));

        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        Pipelines.Use(app, pipeline);
        if (name == WithPage)
        {
            // In Production, so that no header for development is written; there the page is watching only with authorization.
            app.MapStrictCorsPage().WithMetadata(new AuthorizeAttribute());
        }

        app.MapGet("/", static context =>
        {
            context.Response.ContentType = "text/plain";
            context.Response.ContentLength = Answer.Length;
            return context.Response.Body.WriteAsync(Answer).AsTask();
        });
        return app;
    }
}
