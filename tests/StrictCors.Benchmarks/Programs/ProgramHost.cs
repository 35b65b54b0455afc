using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StrictCors.Benchmarks.Programs;

/// <summary>A program as people run it: the host and the log of <see cref="WebApplication.CreateBuilder()"/>, real Kestrel.</summary>
internal sealed class ProgramHost : IAsyncDisposable
{
    public const string Plain = "/plain";

    /// <summary>An endpoint with an attribute that names a policy.</summary>
    public const string Chosen = "/chosen";

    private const string Policy = "chosen";

    private readonly WebApplication _app;

    private ProgramHost(WebApplication app) => (_app, Port) = (app, new Uri(app.Urls.Single()).Port);

    public int Port { get; }

    /// <param name="pipeline">One of <see cref="Pipelines.Names"/>.</param>
    /// <param name="isChosen">Whether an endpoint chooses a policy.</param>
    /// <param name="level">The level of the log for the middlewares; for everything else it is Warning.</param>
    public static async Task<ProgramHost> StartAsync(string pipeline, bool isChosen, LogLevel level)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Logging:LogLevel:Default"] = "Warning";
        builder.Configuration["Logging:LogLevel:StrictCors"] = level.ToString();
        builder.Configuration["Logging:LogLevel:Microsoft.AspNetCore.Cors"] = level.ToString();
        builder.Logging.ClearProviders().AddProvider(new Discarded());
        Pipelines.Add(builder.Services, pipeline, Shapes.Exact(1), anyHeader: false);
        AddChosen(builder.Services, pipeline);
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        Pipelines.Use(app, pipeline);
        Map(app, Plain);
        var chosen = Map(app, Chosen);
        if (isChosen)
        {
            Choose(chosen, pipeline);
        }

        await app.StartAsync();
        return new(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static void AddChosen(IServiceCollection services, string pipeline)
    {
        if (pipeline == "BuiltIn")
        {
            services.AddCors(cors => cors.AddPolicy(Policy, policy => policy.WithOrigins(Pipelines.AllowedOrigin).WithMethods("GET", "PUT")
                .WithHeaders("Content-Type", "X-Request-Id", "X-Trace")));
        }
        else if (pipeline == "Ours")
        {
            services.AddStrictCors(cors => cors.AddPolicy(Policy, policy => policy.WithOrigins(Pipelines.AllowedOrigin).WithMethods("GET", "PUT")
                .WithHeaders("Content-Type", "X-Request-Id", "X-Trace")));
        }
    }

    private static IEndpointConventionBuilder Map(WebApplication app, string path) => app.MapMethods(path, ["GET", "PUT"], (RequestDelegate)Answer);

    private static void Choose(IEndpointConventionBuilder endpoint, string pipeline)
    {
        if (pipeline == "BuiltIn")
        {
            endpoint.RequireCors(Policy);
        }
        else if (pipeline == "Ours")
        {
            endpoint.RequireStrictCors(Policy);
        }
    }

    private static Task Answer(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>Makes a text of each entry, as a provider that writes does, and throws it away: the console would be in the table.</summary>
    private sealed class Discarded : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            formatter(state, exception);

        public void Dispose()
        {
        }
    }
}
