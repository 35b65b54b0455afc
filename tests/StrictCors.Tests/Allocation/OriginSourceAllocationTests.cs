using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Allocation;

/// <summary>While the answer of an origin source is kept, a request costs no byte more than without the middleware.</summary>
[Collection(nameof(AllocationCollection))]
public sealed class OriginSourceAllocationTests : IAsyncLifetime
{
    private static readonly KeyValuePair<string, string?>[] Quiet = [new("Logging:LogLevel:Default", "None")];

    private int _queries;
    private KestrelHost _with = null!;
    private KestrelHost _without = null!;

    public async Task InitializeAsync()
    {
        _with = await KestrelHost.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton(new Tenants(() => _queries++));
                builder.Services.AddStrictCors(cors => cors.AddDefaultPolicy(policy => policy.WithMethods("PUT")
                    .WithOriginSource<Tenants>(source => source.DependsOnHeaders.Add("X-Tenant"))));
            },
            app =>
            {
                app.UseStrictCors();
                Map(app);
            },
            Quiet);
        _without = await KestrelHost.StartAsync(null, Map, Quiet);
    }

    public async Task DisposeAsync()
    {
        await _with.DisposeAsync();
        await _without.DisposeAsync();
    }

    [Theory]
    [InlineData("allowed", "GET /x", "Origin: https://tenant.example\r\n")]
    [InlineData("with a declared header", "GET /x", "Origin: https://tenant.example\r\nX-Tenant: seven\r\n")]
    [InlineData("denied", "GET /x", "Origin: https://evil.example\r\n")]
    [InlineData("preflight", "OPTIONS /x", "Origin: https://tenant.example\r\nAccess-Control-Request-Method: PUT\r\n")]
    public void A_kept_answer_is_found_without_an_allocation(string what, string line, string headers)
    {
        var request = Encoding.Latin1.GetBytes($"{line} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n");

        var added = KeepAlive.Added(_with.Port, _without.Port, request, expected: 0);

        added.Should().BeLessThan(1, what);
        _queries.Should().Be(1);
    }

    private static void Map(WebApplication app) => app.MapGet("/x", static context =>
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    });

    private sealed class Tenants(Action asked) : IStrictCorsOriginSource
    {
        public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken)
        {
            asked();
            return new(query.Origin.Host == "tenant.example");
        }
    }
}
