using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Allocation;

/// <summary>What a request costs in bytes on real Kestrel, over one keep-alive connection: nothing more than in the same program without
/// the middleware.</summary>
[Collection(nameof(AllocationCollection))]
public sealed class KestrelAllocationTests : IAsyncLifetime
{
    private KestrelHost _with = null!;
    private KestrelHost _without = null!;

    private const string Settings = """
        { "StrictCors": { "DefaultPolicy": "web", "Policies": {
            "web": { "AllowedOrigins": [ "https://app.example.com", "https://*.example.org", "http://localhost:*" ], "AllowedMethods": [ "GET",
                "PUT" ],
                     "AllowedHeaders": [ "Content-Type", "X-Request-Id" ], "ExposedHeaders": [ "ETag" ], "AllowCredentials": true,
                         "PreflightMaxAge": "00:10:00" },
            "any": { "AllowedOrigins": [ "*" ], "AllowedHeaders": [ "*" ] },
            "server": { "AllowedOrigins": [ "https://app.example.com" ], "Enforcement": "Server" } } } }
        """;

    public async Task InitializeAsync()
    {
        _with = await KestrelHost.StartAsync(builder => builder.Services.AddStrictCors(), UseAndMap, SettingsJson.Parse(Settings).Concat(Quiet));
        _without = await KestrelHost.StartAsync(null, Map, Quiet);
    }

    public async Task DisposeAsync()
    {
        await _with.DisposeAsync();
        await _without.DisposeAsync();
    }

    [Theory]
    [InlineData("no Origin", "GET /x", "")]
    [InlineData("exact, allowed", "GET /x", "Origin: https://app.example.com\r\n")]
    [InlineData("wildcard, allowed", "GET /x", "Origin: https://deep.sub.example.org\r\n")]
    [InlineData("any port, allowed", "GET /x", "Origin: http://localhost:3000\r\n")]
    [InlineData("denied", "GET /x", "Origin: https://evil.example.net\r\n")]
    [InlineData("malformed", "GET /x", "Origin: https://app.example.com/\r\n")]
    [InlineData("same origin by Sec-Fetch-Site", "POST /post",
        "Origin: https://own.example.net\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 0\r\n")]
    [InlineData("preflight", "OPTIONS /x",
        "Origin: https://app.example.com\r\nAccess-Control-Request-Method: GET\r\nAccess-Control-Request-Headers: content-type,x-request-id\r\n")]
    [InlineData("preflight of nothing mapped", "OPTIONS /nowhere", "Origin: https://app.example.com\r\nAccess-Control-Request-Method: PUT\r\n")]
    [InlineData("preflight, denied", "OPTIONS /x", "Origin: https://evil.example.net\r\nAccess-Control-Request-Method: GET\r\n")]
    public void A_request_costs_no_byte_more_than_without_the_middleware(string what, string line, string headers)
    {
        var request = Encoding.Latin1.GetBytes($"{line} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n");

        var added = KeepAlive.Added(_with.Port, _without.Port, request, expected: 0);

        added.Should().BeLessThan(1, what);
    }

    private static readonly KeyValuePair<string, string?>[] Quiet = [new("Logging:LogLevel:Default", "None")];

    private static void UseAndMap(WebApplication app)
    {
        app.UseStrictCors();
        Map(app);
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/x", static context =>
        {
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        });
        app.MapPost("/post", static context =>
        {
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        });
    }
}
