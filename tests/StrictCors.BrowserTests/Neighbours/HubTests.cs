using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Documentation;

namespace StrictCors.BrowserTests.Neighbours;

/// <summary>The JavaScript client of SignalR with the policy of the documentation: every transport, under every enforcement.</summary>
public sealed partial class HubTests(BrowserFixture browser) : Infrastructure.BrowserTests(browser)
{
    private const int WebSockets = 1;
    private const int ServerSentEvents = 2;
    private const int LongPolling = 4;

    [Theory]
    [InChromium(StrictCorsEnforcement.Browser, WebSockets)]
    [InChromium(StrictCorsEnforcement.Browser, ServerSentEvents)]
    [InChromium(StrictCorsEnforcement.Browser, LongPolling)]
    [InChromium(StrictCorsEnforcement.Server, WebSockets)]
    [InChromium(StrictCorsEnforcement.Server, ServerSentEvents)]
    [InChromium(StrictCorsEnforcement.Server, LongPolling)]
    [InFirefox(StrictCorsEnforcement.Browser, WebSockets)]
    [InFirefox(StrictCorsEnforcement.Browser, LongPolling)]
    [InFirefox(StrictCorsEnforcement.Server, LongPolling)]
    public async Task The_policy_of_the_documentation_is_enough(Engine engine, StrictCorsEnforcement enforcement, int transport)
    {
        var arrived = new ConcurrentQueue<string>();
        await using var api = await StartAsync(enforcement, arrived);
        await using var tab = await Browser.OpenAsync(engine, Allowed);

        var seen = await tab.CallAsync<Seen>("callHub", new { Url = $"http://localhost:{Site.Port(api)}/chat", Transport = transport });

        (seen.IsRead, seen.Body).Should().Be((true, "hello"), seen.Error);
        if (transport == LongPolling)
        {
            arrived.Should().Contain("DELETE 202", "otherwise the connection remains until it times out");
        }
    }

    [Theory]
    [InChromium(StrictCorsEnforcement.Browser)]
    [InChromium(StrictCorsEnforcement.Server)]
    public async Task Without_DELETE_long_polling_does_not_end(Engine engine, StrictCorsEnforcement enforcement)
    {
        var arrived = new ConcurrentQueue<string>();
        await using var api = await StartAsync(enforcement, arrived, "GET", "POST");
        await using var tab = await Browser.OpenAsync(engine, Allowed);

        await tab.CallAsync<Seen>("callHub", new { Url = $"http://localhost:{Site.Port(api)}/chat", Transport = LongPolling });

        arrived.Should().NotContain(request => request.StartsWith("DELETE", StringComparison.Ordinal));
    }

    private Task<WebApplication> StartAsync(StrictCorsEnforcement enforcement, ConcurrentQueue<string> arrived, params string[] methods)
    {
        var policy = JsonNode.Parse(Json().Match(Repository.Read("src/docs/neighbours.md")).Groups[1].Value)!
            ["StrictCors"]!["Policies"]!["signalr"]!;
        return Site.StartAsync(
            services =>
            {
                services.AddSignalR();
                services.AddStrictCors(cors => cors.Policies["signalr"] = new()
                {
                    AllowedOrigins = [Allowed],
                    AllowedMethods = methods.Length > 0 ? methods : Texts(policy["AllowedMethods"]),
                    AllowedHeaders = Texts(policy["AllowedHeaders"]),
                    AllowCredentials = policy["AllowCredentials"]!.GetValue<bool>(),
                    Enforcement = enforcement,
                });
            },
            app =>
            {
                app.Use(async (context, next) =>
                {
                    await next(context);
                    arrived.Enqueue($"{context.Request.Method} {context.Response.StatusCode}");
                });
                app.UseWebSockets();
                app.UseStrictCors();
                app.MapHub<Echo>("/chat").RequireStrictCors("signalr");
            });
    }

    private static List<string> Texts(JsonNode? list) => [.. list!.AsArray().Select(text => text!.GetValue<string>())];

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Json();

    private sealed class Echo : Hub
    {
        public string Say(string text) => text;
    }
}
