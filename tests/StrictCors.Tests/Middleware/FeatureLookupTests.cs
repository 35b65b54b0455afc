using System.Collections;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace StrictCors.Tests.Middleware;

/// <summary>How often a request looks up features that the server does not know. Kestrel compares each of these keys with all of its own ones
/// first.</summary>
public sealed class FeatureLookupTests
{
    [Theory]
    [InlineData("GET", null, 7)]
    [InlineData("GET", "https://app.example.com", 7)]
    [InlineData("GET", "https://stranger.example", 7)]
    [InlineData("GET", "https://sub.example.org", 9)]
    [InlineData("OPTIONS", "https://app.example.com", 7)]
    [InlineData("OPTIONS", "https://stranger.example", 7)]
    [InlineData("OPTIONS", "https://sub.example.org", 9)]
    public async Task A_request_looks_up_few_features(string method, string? origin, int expected)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = Environments.Production });
        builder.WebHost.UseTestServer();
        builder.Services.AddStrictCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins("https://app.example.com", "https://*.example.org").WithMethods("PUT")));
        await using var program = builder.Build();
        var app = new ApplicationBuilder(program.Services);
        program.Services.GetServices<IStartupFilter>().Reverse().Aggregate(
            (Action<IApplicationBuilder>)(pipeline => pipeline.UseStrictCors().Run(_ => Task.CompletedTask)),
            (next, filter) => filter.Configure(next))(app);
        var pipeline = app.Build();

        // The first request of a kind creates what is kept.
        await SendAsync();
        (await SendAsync()).Should().Be(expected);

        async Task<int> SendAsync()
        {
            var response = new Response();
            var features = new CountedFeatures();
            features.Set<IHttpResponseFeature>(response);
            features.Set<IHttpRequestFeature>(new HttpRequestFeature { Method = method, Path = "/", Scheme = "https" });
            var context = new DefaultHttpContext(features) { RequestServices = program.Services };
            context.Request.Headers.Host = "api.example.com";
            context.Request.Headers.Origin = origin;
            if (method == "OPTIONS")
            {
                context.Request.Headers.AccessControlRequestMethod = "PUT";
            }

            await pipeline(context);
            await response.StartAsync();
            return features.Count;
        }
    }

    private sealed class Response : HttpResponseFeature
    {
        private (Func<object, Task> Callback, object State) _starting;

        public override void OnStarting(Func<object, Task> callback, object state) => _starting = (callback, state);

        public Task StartAsync() => _starting.Callback(_starting.State);
    }

    private sealed class CountedFeatures : IFeatureCollection
    {
        private readonly FeatureCollection _features = new();

        public int Count { get; private set; }

        public bool IsReadOnly => false;

        public int Revision => _features.Revision;

        public object? this[Type key]
        {
            get => _features[Counted(key)];
            set => _features[Counted(key)] = value;
        }

        public TFeature? Get<TFeature>() => (TFeature?)this[typeof(TFeature)];

        public void Set<TFeature>(TFeature? instance) => this[typeof(TFeature)] = instance;

        public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => _features.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private Type Counted(Type key)
        {
            Count += key.Assembly == typeof(CorsDecision).Assembly ? 1 : 0;
            return key;
        }
    }
}
