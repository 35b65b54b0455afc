using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace StrictCors.Tests.Infrastructure;

/// <summary>
/// Builds the application of every test host: nothing of the machine (files, environment variables, arguments) reaches its
/// configuration, and what it logs goes to a collector only. The level is the framework's default, Information; a setting such as
/// <c>Logging:LogLevel:StrictCors</c> changes it, as it would in production.
/// </summary>
internal static class TestApplication
{
    public static FakeLogCollector CreateLogs()
    {
        return FakeLogCollector.Create(new FakeLogCollectorOptions());
    }

    public static WebApplication Build(
        Action<IWebHostBuilder> server,
        Action<WebApplicationBuilder>? services,
        IEnumerable<KeyValuePair<string, string?>>? settings,
        string environment,
        FakeLogCollector logs)
    {
        var builder = CreateBuilder(server, settings, environment, logs);
        services?.Invoke(builder);
        return builder.Build();
    }

    public static WebApplicationBuilder CreateBuilder(
        Action<IWebHostBuilder> server,
        IEnumerable<KeyValuePair<string, string?>>? settings,
        string environment,
        FakeLogCollector logs)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Under a test runner the entry assembly is the runner's; controllers and the like are looked for here instead.
            ApplicationName = typeof(TestApplication).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = environment,
        });

        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Logging.ClearProviders();
        builder.Logging.AddFakeLogging();
        builder.Services.AddSingleton(logs); // after AddFakeLogging, which registers a collector of its own: the last one counts
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        server(builder.WebHost);
        return builder;
    }

    public static async Task<WebApplication> StartAsync(
        Action<IWebHostBuilder> server,
        Action<WebApplicationBuilder>? services,
        Action<WebApplication> app,
        IEnumerable<KeyValuePair<string, string?>>? settings,
        string environment)
    {
        var application = Build(server, services, settings, environment, CreateLogs());

        try
        {
            app(application);
            await application.StartAsync();
            return application;
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a program that builds the application itself.</summary>
    public static async Task<WebApplication> StartAsync(
        Action<IWebHostBuilder> server,
        Func<WebApplicationBuilder, WebApplication> program,
        IEnumerable<KeyValuePair<string, string?>>? settings)
    {
        var application = program(CreateBuilder(server, settings, "Production", CreateLogs()));

        try
        {
            await application.StartAsync();
            return application;
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }
}
