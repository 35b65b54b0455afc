using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>S5: StrictCors observes beside the built-in UseCors. Nothing is answered, refused, added or removed; where the two would
/// answer differently, it is logged and counted.</summary>
public sealed class DisagreementTests : IAsyncLifetime
{
    private const string App = "https://app.example.com";
    private const string Evil = "https://evil.test";

    private KestrelHost _with = null!;
    private KestrelHost _without = null!;
    private MetricCollector<long> _disagreements = null!;

    public async Task InitializeAsync()
    {
        _without = await KestrelHost.StartAsync(AddBuiltIn, Map);
        _with = await KestrelHost.StartAsync(
            builder =>
            {
                AddBuiltIn(builder);
                builder.Services.AddScoped<Tenants>().AddStrictCors(cors =>
                {
                    cors.AddPolicy("tenants", policy => policy.WithOriginSource<Tenants>().WithEnforcement(StrictCorsEnforcement.Observe));
                    cors.AddDefaultPolicy(policy => policy.WithOrigins(App, "https://new.example.com").WithMethods("GET", "PUT").WithHeaders("X-A")
                        .WithEnforcement(StrictCorsEnforcement.Observe));
                    cors.AddPolicy("open", policy => policy.WithOrigins(App).WithEnforcement(StrictCorsEnforcement.Observe));
                });
            },
            app =>
            {
                app.UseStrictCors();
                Map(app);
            });
        _disagreements = new MetricCollector<long>(_with.Services.GetRequiredService<IMeterFactory>(), "StrictCors", "strictcors.disagreements");
    }

    public async Task DisposeAsync()
    {
        _disagreements.Dispose();
        await _with.DisposeAsync();
        await _without.DisposeAsync();
    }

    public static TheoryData<string> Rows => [.. DisagreementRows.Requests.Keys];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task S5_the_answer_is_the_same_as_without_and_disagreements_are_counted(string what)
    {
        var (request, disagreement) = DisagreementRows.Requests[what];
        var theirs = await _without.SendAsync(request);
        var ours = await _with.SendAsync(request);

        Text(ours).Should().Be(Text(theirs), what);
        var measured = _disagreements.GetMeasurementSnapshot();
        measured.Select(measurement => $"{measurement.Tags["strictcors.kind"]} {measurement.Tags["strictcors.outcome"]} "
            + $"{measurement.Tags["strictcors.reason"]}").Should()
            .Equal(disagreement is null ? [] : [disagreement], what);
        measured.Should().NotContain(measurement => measurement.Value != 1
            || measurement.Tags.Count != 4 || !measurement.Tags.ContainsKey("strictcors.policy"));
        Messages().Should().HaveCount(disagreement is null ? 0 : 1, what);
        _with.Logs.GetSnapshot().Should()
            .NotContain(record => record.Id.Id >= 2 && record.Id.Id <= 5 && record.Category == "StrictCors", "nothing was denied");
    }

    [Fact]
    public async Task S5_the_message_has_both_verdicts_and_the_reason()
    {
        await _with.SendAsync(RawRequest.Get("/open").With("Origin", "http://app.example.com"));
        await _with.SendAsync(RawRequest.Get("/x").With("Origin", "https://new.example.com"));
        await _with.SendAsync(RawRequest.Preflight("/open", App, "PUT"));
        await _with.SendAsync(RawRequest.Preflight("/strict", "https://new.example.com", "PUT", "x-a"));
        await _with.SendAsync(RawRequest.Preflight("/401", App, "PUT"));
        await _with.SendAsync(RawRequest.Get("/socket").With("Origin", Evil).Handshake());

        Messages().Should().Equal(
            "actual: GET /open from http://app.example.com: the application's answer is 'allowed', the observing policy 'open' would have "
                + "answered 'denied; origin-not-allowed'. Nearest is 'https://app.example.com': the scheme is http, the policy has https; "
                + "'http://app.example.com' would allow it.",
            "actual: GET /x from https://new.example.com: the application's answer is 'denied', the observing policy 'DefaultPolicy' would "
                + "have answered 'allowed'. It has no Access-Control-Allow-Origin.",
            "preflight: OPTIONS /open from https://app.example.com: the application's answer is 'allowed', the observing policy 'open' would "
                + "have answered 'denied; method-not-allowed'. 'PUT' is not allowed; AllowedMethods would need \"PUT\".",
            "preflight: OPTIONS /strict from https://new.example.com: the application's answer is 'denied', the observing policy "
                + "'DefaultPolicy' would have answered 'allowed'. It has Access-Control-Allow-Methods: GET.",
            "preflight: OPTIONS /401 from https://app.example.com: the application's answer is 'denied', the observing policy 'DefaultPolicy' "
                + "would have answered 'allowed'. The preflight was answered with 401.",
            "handshake: GET /socket from https://evil.test: the application's answer is 'allowed', the observing policy 'DefaultPolicy' would "
                + "have answered 'denied; origin-not-allowed'. No pattern has the host evil.test; 'https://evil.test' would allow it. If a proxy "
                + "forwards the request from a page of this server, it has replaced Host: the proxy has to send the Host that it gets (nginx: "
                + "proxy_set_header Host $http_host; YARP: the transform RequestHeaderOriginalHost).");
        _with.Logs.GetSnapshot().Where(record => record.Id.Id == 6 && record.Category == "StrictCors").Should()
            .OnlyContain(record => record.Id.Name == "Disagreement" && record.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task S5_what_an_origin_source_allowed_is_not_advised_to_be_listed()
    {
        await _with.SendAsync(RawRequest.Preflight("/tenants", "https://tenant.test", "PUT"));

        Messages().Should().ContainSingle().Which.Should()
            .EndWith("would have answered 'denied; method-not-allowed'. 'PUT' is not allowed; AllowedMethods would need \"PUT\".");
    }

    [Fact]
    public async Task S5_many_of_one_kind_are_one_message_and_all_are_counted()
    {
        for (var i = 0; i < 5; i++)
        {
            await _with.SendAsync(RawRequest.Get("/open").With("Origin", Evil));
        }

        Messages().Should().HaveCount(1);
        _disagreements.GetMeasurementSnapshot().Should().HaveCount(5)
            .And.OnlyContain(measurement => Equals(measurement.Tags["strictcors.policy"], "open"));
    }

    private static void AddBuiltIn(WebApplicationBuilder builder) => builder.Services.AddCors(cors =>
    {
        cors.AddDefaultPolicy(policy => policy.WithOrigins(App).WithMethods("PUT").WithHeaders("X-A"));
        cors.AddPolicy("open", policy => policy.AllowAnyOrigin().AllowAnyMethod().AllowAnyHeader());
        cors.AddPolicy("tenants", policy => policy.AllowAnyOrigin().AllowAnyMethod().AllowAnyHeader());
    });

    private static void Map(WebApplication app)
    {
        app.UseWebSockets();
        app.Use((context, next) =>
        {
            // Somebody in front of UseCors who answers everything, preflights too.
            if (context.Request.Path.Value is "/401" or "/403")
            {
                context.Response.StatusCode = int.Parse(context.Request.Path.Value[1..]);
                return Task.CompletedTask;
            }

            if (context.Request.Path == "/strict")
            {
                context.Response.StatusCode = 204;
                context.Response.Headers.AccessControlAllowOrigin = "*";
                context.Response.Headers.AccessControlAllowMethods = "GET";
                return Task.CompletedTask;
            }

            return next(context);
        });
        app.UseCors();
        app.MapMethods("/x", ["GET", "PUT"], () => "x");
        app.MapMethods("/open", ["GET", "PUT"], () => "open").RequireCors("open");
        app.MapMethods("/tenants", ["GET", "PUT"], () => "tenants").RequireCors("tenants");
        app.MapGet("/fail", () => Results.Problem("failed"));
        app.MapGet("/hand", (HttpContext context) =>
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
            context.Response.Headers.Vary = "X-Y";
            return "hand";
        });
        app.MapGet("/socket", async (HttpContext context) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await socket.CloseAsync(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
        });
    }

    private static string Text(RawResponse response) =>
        string.Join('\n', response.Headers.Where(header => header.Name != "Date").Select(header => $"{header.Name}: {header.Value}")
        .Prepend($"{response.Status}").Append(response.Body));

    private string[] Messages() =>
        [.. _with.Logs.GetSnapshot().Where(record => record.Id.Id == 6 && record.Category == "StrictCors").Select(record => record.Message)];

    private sealed class Tenants : IStrictCorsOriginSource
    {
        public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) => ValueTask.FromResult(true);
    }
}
