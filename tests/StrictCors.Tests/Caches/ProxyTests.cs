using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Testing;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Caches;

/// <summary>A real proxy between the server and the browsers, with the lines of the documentation.</summary>
public sealed class ProxyTests
{
    private const string App = "https://app.example.com";

    /// <summary>Own pages keep their WebSockets if the proxy keeps Host.</summary>
    [CacheTheory]
    [InlineData(Cache.NginxWithHost, 101, 200)]
    [InlineData(Cache.NginxWithoutHost, 403, 403)]
    public async Task R3_An_own_page_is_known_by_Host(Cache proxy, int handshake, int post)
    {
        await using var host = await StartAsync(StrictCorsEnforcement.Server);
        await using var process = await CachePrograms.StartAsync(proxy, host.Port);

        var opened = await RawHttp.SendAsync(process.Port, RawRequest.Get("/socket").Handshake()
            .With("Host", "public.example:8443").With("Origin", "https://public.example:8443").With("Cookie", "session=1").ToText(process.Port));
        var posted = await RawHttp.SendAsync(process.Port, RawRequest.Method("POST", "/ready")
            .With("Host", "public.example:8443").With("Origin", "https://public.example:8443").WithBody("").ToText(process.Port));

        (opened.Status, posted.Status).Should().Be((handshake, post));
    }

    [CacheTheory]
    [InlineData(Cache.NginxWithHost, true)]
    [InlineData(Cache.NginxWithHeaders, false)]
    public async Task A_proxy_that_adds_the_headers_too_makes_the_response_unreadable(Cache proxy, bool isRead)
    {
        await using var host = await StartAsync(StrictCorsEnforcement.Browser);
        await using var process = await CachePrograms.StartAsync(proxy, host.Port);
        using var page = new HttpClient(new BrowserHandler(App));

        var error = await Record.ExceptionAsync(() => page.GetStringAsync(new Uri($"http://127.0.0.1:{process.Port}/ready")));

        (error is null).Should().Be(isRead);
        if (!isRead)
        {
            error.Should().BeOfType<CorsException>().Which.Actual.Should().ContainAll(App, "*");
        }
    }

    private static Task<KestrelHost> StartAsync(StrictCorsEnforcement enforcement) => KestrelHost.StartAsync(
        builder => builder.Services.AddStrictCors().AddDefaultPolicy(policy => policy.WithOrigins(App).WithEnforcement(enforcement)),
        app =>
        {
            app.UseStrictCors();
            app.UseWebSockets();
            app.MapMethods("/ready", ["GET", "POST"], () => "ready");
            app.Map("/socket", async context =>
            {
                using var socket = await context.WebSockets.AcceptWebSocketAsync();
            });
        });
}
