using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using StrictCors.Analyzers.Tests.Infrastructure;

namespace StrictCors.Analyzers.Tests;

/// <summary>N2: all analyzers over programs of other shapes than one method with everything. They are right, so that nothing is reported.</summary>
public sealed class FalseAlarmTests
{
    private const string Settings =
        """{ "StrictCors": { "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": [ "https://app.example.com" ] } } } }""";

    private static readonly ImmutableArray<DiagnosticAnalyzer> All =
    [
        .. typeof(Rules.Rule).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>Name, whether the project has the settings, and the files.</summary>
    public static TheoryData<string, bool, string[]> Programs => new()
    {
        {
            "dotnet new worker, with StrictCors referenced", false,
            [
                """
                var builder = Host.CreateApplicationBuilder(args);
                builder.Services.AddHostedService<Worker>();
                var host = builder.Build();
                host.Run();

                public class Worker(ILogger<Worker> logger) : BackgroundService
                {
                    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                    {
                        while (!stoppingToken.IsCancellationRequested)
                        {
                            logger.LogInformation("Worker running at: {time}", DateTimeOffset.Now);
                            await Task.Delay(1000, stoppingToken);
                        }
                    }
                }
                """,
            ]
        },
        {
            "dotnet new webapp", true,
            [
                """
                var builder = WebApplication.CreateBuilder(args);
                builder.Services.AddRazorPages();
                builder.Services.AddStrictCors();
                var app = builder.Build();
                if (!app.Environment.IsDevelopment())
                {
                    app.UseExceptionHandler("/Error");
                    app.UseHsts();
                }

                app.UseRouting();
                app.UseStrictCors();
                app.UseHttpsRedirection();
                app.UseAuthorization();
                app.MapStaticAssets();
                app.MapRazorPages().WithStaticAssets();
                app.Run();
                """,
            ]
        },
        {
            "a Startup class with the minimal host", true,
            [
                """
                var builder = WebApplication.CreateBuilder(args);
                var startup = new Startup(builder.Configuration);
                startup.ConfigureServices(builder.Services);
                var app = builder.Build();
                startup.Configure(app, app.Environment);
                app.Run();
                """,
                """
                using StrictCors;

                public class Startup(IConfiguration configuration)
                {
                    public void ConfigureServices(IServiceCollection services) =>
                        services.AddStrictCors(configuration.GetSection("StrictCors")).AddPolicy("own", policy => policy.AllowAnyOrigin());

                    public void Configure(IApplicationBuilder app, IWebHostEnvironment environment)
                    {
                        app.UseExceptionHandler("/error");
                        app.UseRouting();
                        app.UseStrictCors("own");
                        app.UseEndpoints(endpoints => endpoints.MapGet("/", () => "").RequireStrictCors("web"));
                    }
                }
                """,
            ]
        },
        {
            "extension methods for builders, and groups in other files", true,
            [
                """
                using Own;

                var builder = WebApplication.CreateBuilder(args);
                builder.AddDefaults();
                var app = builder.Build();
                app.UseDefaults().MapTodos();
                app.Run();
                """,
                """
                using StrictCors;

                namespace Own;

                internal static class Defaults
                {
                    public static T AddDefaults<T>(this T builder)
                        where T : IHostApplicationBuilder
                    {
                        builder.Services.AddStrictCors();
                        return builder;
                    }

                    public static WebApplication UseDefaults(this WebApplication app)
                    {
                        app.UseExceptionHandler("/error");
                        app.UseStrictCors();
                        return app;
                    }

                    public static void MapTodos(this IEndpointRouteBuilder endpoints)
                    {
                        var group = endpoints.MapGroup("/todos").RequireStrictCors("web");
                        group.MapGet("/", [StrictCors] () => "");
                        group.MapGet("/health", () => "").BypassStrictCors().ShortCircuit();
                    }
                }
                """,
            ]
        },
        {
            "two applications in one program", true,
            [
                """
                using StrictCors;

                var first = WebApplication.CreateBuilder(args);
                first.Services.AddStrictCors();
                var api = first.Build();
                api.UseExceptionHandler("/error");
                api.UseStrictCors();
                api.MapGet("/", () => "");
                var second = WebApplication.CreateBuilder(args);
                var admin = second.Build();
                admin.MapGet("/", () => "").ShortCircuit();
                await Task.WhenAll(api.RunAsync(), admin.RunAsync());
                """,
            ]
        },
        {
            "a library of controllers, without a program", false,
            [
                """
                using Microsoft.AspNetCore.Mvc;
                using StrictCors;

                [StrictCors("partners")]
                public class TodosController : ControllerBase
                {
                    [DisableStrictCors]
                    public string Private() => "";

                    [StrictCors]
                    public string Default() => "";
                }

                public static class Entry { public static void Main() { } }
                """,
            ]
        },
        {
            "tests that start the program with other services", true,
            [
                """
                using Microsoft.AspNetCore.TestHost;
                using StrictCors;

                public class Tests
                {
                    public async Task It_answers()
                    {
                        var builder = WebApplication.CreateBuilder();
                        builder.WebHost.UseTestServer();
                        builder.Services.AddStrictCors().AddPolicy("test", policy => policy.AllowAnyOrigin());
                        await using var app = builder.Build();
                        app.UseStrictCors("test");
                        app.MapGet("/", () => "");
                        await app.StartAsync();
                        (await app.GetTestClient().GetAsync("/")).EnsureSuccessStatusCode();
                    }

                    public static void Main() { }
                }
                """,
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task N2_nothing_is_reported(string name, bool hasSettings, string[] files)
    {
        var found = await AnalyzerRun.RunAsync(
            All, [BuiltIn.MovedFiles.Usings, .. files], [], hasSettings ? [("appsettings.json", Settings)] : []);

        found.Where(diagnostic => diagnostic.Severity != Microsoft.CodeAnalysis.DiagnosticSeverity.Info).Should().BeEmpty(name);
    }
}
