using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace StrictCors.Benchmarks;

/// <summary>A pipeline and one request that is sent through it again and again, on a context that is used again, as Kestrel uses its own.</summary>
internal sealed class Harness
{
    /// <summary>What routing would have found: nearly every request has one, and CORS middlewares look at it.</summary>
    private static readonly Endpoint Endpoint = new(static _ => Task.CompletedTask, EndpointMetadataCollection.Empty, "an endpoint");

    private readonly RequestDelegate _pipeline;
    private readonly IServiceProvider _services;
    private readonly HttpRequestFeature _request;
    private readonly ServerFeatures _features;
    private readonly DefaultHttpContext _context = new();
    private readonly RecordedResponse _response = new() { Headers = ServerHeaders.OfResponse() };

    private Harness(RequestDelegate pipeline, IServiceProvider services, HttpRequestFeature request, Endpoint? endpoint)
    {
        (_pipeline, _services, _request) = (pipeline, services, request);
        _features = new ServerFeatures(request, _response, new ServiceProvidersFeature { RequestServices = services },
            new RoutedEndpoint { Endpoint = endpoint });
    }

    /// <summary>The same, where routing has found nothing or not run.</summary>
    public Harness WithoutEndpoint() => new(_pipeline, _services, _request, endpoint: null);

    public static Harness Create(Action<IServiceCollection> addServices, Action<IApplicationBuilder> use, string method,
        params (string Name, string Value)[] headers)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<IHostEnvironment>(new Production());
        services.AddLogging();
        services.AddMetrics();
        addServices(services);
        var provider = services.BuildServiceProvider();
        var app = new ApplicationBuilder(provider);
        var configure = (IApplicationBuilder pipeline) =>
        {
            use(pipeline);
            pipeline.Run(static _ => Task.CompletedTask);
        };
        provider.GetServices<IStartupFilter>().Reverse().Aggregate(configure, static (next, filter) => filter.Configure(next))(app);

        var request = new HttpRequestFeature { Headers = ServerHeaders.OfRequest(), Method = method, Path = "/", RawTarget = "/", Scheme = "https" };
        request.Headers.Host = "api.example.com";
        foreach (var (name, value) in headers)
        {
            request.Headers[name] = value;
        }

        return new Harness(app.Build(), provider, request, Endpoint);
    }

    /// <summary>One request, from an empty response to the moment when a server would write the headers.</summary>
    public int Run()
    {
        _response.Reset();
        _features.Reset();
        _context.Initialize(_features);
        _pipeline(_context).GetAwaiter().GetResult();
        _response.Start();
        _context.Uninitialize();
        return _response.StatusCode;
    }

    /// <summary>Gets a value indicating whether the last response allowed the origin: the figures of a wrong answer would be worthless.</summary>
    public bool IsAllowed => _response.Headers.AccessControlAllowOrigin.Count > 0;

    private sealed class RoutedEndpoint : IEndpointFeature
    {
        public Endpoint? Endpoint { get; set; }
    }

    private sealed class Production : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "Benchmarks";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
