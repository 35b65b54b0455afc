using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StrictCors.Fuzz.Infrastructure;
using StrictCors.Middleware;
using StrictCors.Benchmarks;

namespace StrictCors.Fuzz.Targets;

/// <summary>Routing, the middleware, and an endpoint for each policy, which sets the response headers that the input tells it to.</summary>
internal sealed class FuzzedApplication
{
    private static readonly string[] Some = ["https://app.example.com", "https://*.example.org:*", "https://pr-*.example.net", "http://localhost:*",
        "http://[::1]:81"];

    /// <summary>What the endpoints map.</summary>
    public static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH"];

    public static readonly FuzzedPolicy[] Policies =
    [
        new("list", Some, ["GET", "PUT"], ["Content-Type", "X-A"]),
        new("any", ["*"], ["*"], ["*"]),
        new("credentials", Some, ["*"], ["*", "Authorization"], AllowCredentials: true),
        new("server", Some, ["GET", "DELETE"], ["X-A"], AllowCredentials: true, StrictCorsEnforcement.Server),
        new("anyserver", ["*"], ["GET"], [], Enforcement: StrictCorsEnforcement.Server),
        new("observe", Some, ["GET"], ["X-A"], Enforcement: StrictCorsEnforcement.Observe),
    ];

    private readonly IServiceProvider _services;
    private readonly RequestDelegate _pipeline;

    public FuzzedApplication(string environment)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<IHostEnvironment>(new NamedEnvironment { EnvironmentName = environment });
        services.AddSingleton<TimeProvider, HurriedTime>();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(new StrictLogger()).AddFilter("Microsoft", LogLevel.None));
        services.AddSingleton(new System.Diagnostics.DiagnosticListener("fuzz"));
        services.AddRouting();
        services.AddMetrics();
        services.AddStrictCors(cors =>
        {
            foreach (var policy in Policies)
            {
                cors.AddPolicy(policy.Name, policy.Write);
            }
        });
        _services = services.BuildServiceProvider();
        var app = new ApplicationBuilder(_services);
        app.UseRouting();
        app.UseStrictCors("list");
        app.UseEndpoints(Map);
        _pipeline = app.Build();
    }

    /// <summary>Sends the request through, up to where a server would write the headers.</summary>
    public FuzzedResponse Send(FuzzedRequest request)
    {
        var response = new RecordedResponse();
        var features = new FeatureCollection();
        var received = new HttpRequestFeature { Method = request.Method, Path = request.Path, Scheme = "http", Headers = request.Headers };
        features.Set<IHttpRequestFeature>(received);
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        features.Set<IHttpUpgradeFeature>(new UpgradableRequest());
        var context = new DefaultHttpContext(features) { RequestServices = _services };
        context.Items[typeof(FuzzedRequest)] = request;
        _pipeline(context).GetAwaiter().GetResult();
        response.Start();
        return new(response.StatusCode, response.Headers, context.Items.ContainsKey(nameof(FuzzedResponse.HasRun)), context.GetCorsDecision());
    }

    private static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var policy in Policies)
        {
            endpoints.MapMethods($"/{policy.Name}", Methods, Run).RequireStrictCors(policy.Name);
        }

        endpoints.MapMethods("/disabled", Methods, Run).DisableStrictCors();
        endpoints.MapMethods("/bypass", Methods, Run).BypassStrictCors();
        endpoints.Map("/every", Run).RequireStrictCors("list");
        endpoints.MapMethods("/options", ["OPTIONS"], Run).RequireStrictCors("any");
        endpoints.MapGet("/options", Run).RequireStrictCors("server");
    }

    private static Task Run(HttpContext context)
    {
        context.Items[nameof(FuzzedResponse.HasRun)] = true;
        foreach (var (name, values) in ((FuzzedRequest)context.Items[typeof(FuzzedRequest)]!).ResponseHeaders)
        {
            context.Response.Headers[name] = values;
        }

        return Task.CompletedTask;
    }

    private sealed class UpgradableRequest : IHttpUpgradeFeature
    {
        public bool IsUpgradableRequest => true;

        public Task<Stream> UpgradeAsync() => Task.FromResult(Stream.Null);
    }

    private sealed class NamedEnvironment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "";

        public string ApplicationName { get; set; } = "Fuzz";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
