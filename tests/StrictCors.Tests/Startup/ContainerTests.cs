using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Startup;

/// <summary>Containers and hosts that lack what most have: keyed services, the services of routing.</summary>
public sealed class ContainerTests
{
    private const string Web = "https://web.example";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_container_without_keyed_services(bool withAddCors)
    {
        await using var host = await TestServerHost.StartAsync(
            builder =>
            {
                builder.Host.UseServiceProviderFactory(new PlainContainer());
                if (withAddCors)
                {
                    builder.Services.AddCors(cors => cors.AddPolicy("theirs", policy => policy.WithOrigins("https://theirs.example")));
                }

                builder.Services.AddStrictCors();
            },
            app =>
            {
                app.UseStrictCors();
                app.MapGet("/", () => "");
            },
            SettingsJson.Parse(Starting.Json));

        using var scope = host.Services.CreateScope();
        (await AllowedAsync(host.Client)).Should().Be(Web);
        var provider = scope.ServiceProvider.GetRequiredService<ICorsPolicyProvider>();
        (await provider.GetPolicyAsync(new DefaultHttpContext(), "web"))!.Origins.Should().Equal(Web);
        ((await provider.GetPolicyAsync(new DefaultHttpContext(), "theirs")) is not null).Should().Be(withAddCors);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_provider_of_the_application_is_disposed_as_before(bool isAsync)
    {
        var disposed = new List<string>();
        await using (await TestServerHost.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton(disposed);
                builder.Services.AddSingleton(typeof(ICorsPolicyProvider), isAsync ? typeof(AsyncProvider) : typeof(SyncProvider));
                builder.Services.AddStrictCors();
            },
            app =>
            {
                app.UseStrictCors();
                _ = app.Services.GetRequiredService<ICorsPolicyProvider>();
            },
            SettingsJson.Parse(Starting.Json)))
        {
            disposed.Should().BeEmpty();
        }

        disposed.Should().Equal(isAsync ? "async" : "sync");
    }

    [Fact]
    public async Task A_provider_that_the_application_has_made_itself_is_not_disposed()
    {
        var disposed = new List<string>();
        await using (await TestServerHost.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton<ICorsPolicyProvider>(new SyncProvider(disposed));
                builder.Services.AddStrictCors();
            },
            app =>
            {
                app.UseStrictCors();
                _ = app.Services.GetRequiredService<ICorsPolicyProvider>();
            },
            SettingsJson.Parse(Starting.Json)))
        {
        }

        disposed.Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CreateEmptyBuilder_with_and_without_the_services_of_routing(bool withRouting)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(SettingsJson.Parse(Starting.Json));
        builder.Services.AddStrictCors();
        if (withRouting)
        {
            builder.Services.AddRouting();
        }

        await using var app = builder.Build();
        app.UseStrictCors();
        if (withRouting)
        {
            app.MapGet("/", () => "");
        }
        else
        {
            app.Run(context => context.Response.WriteAsync(""));
        }

        await app.StartAsync();

        (await AllowedAsync(app.GetTestClient())).Should().Be(Web);
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/")
        {
            Headers = { { "Origin", Web }, { "Access-Control-Request-Method", "GET" } },
        };
        using var response = await app.GetTestClient().SendAsync(preflight);
        response.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal(Web);
    }

    private static async Task<string> AllowedAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Origin", Web } } };
        using var response = await client.SendAsync(request);
        return response.Headers.GetValues("Access-Control-Allow-Origin").Single();
    }

    private sealed class SyncProvider(List<string> disposed) : ICorsPolicyProvider, IDisposable
    {
        public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName) => Task.FromResult<CorsPolicy?>(null);

        public void Dispose() => disposed.Add("sync");
    }

    private sealed class AsyncProvider(List<string> disposed) : ICorsPolicyProvider, IAsyncDisposable
    {
        public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName) => Task.FromResult<CorsPolicy?>(null);

        public ValueTask DisposeAsync()
        {
            disposed.Add("async");
            return ValueTask.CompletedTask;
        }
    }
}
