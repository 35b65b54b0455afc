using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StrictCors.Tests.Conformance;
using StrictCors.Tests.Infrastructure;
using static StrictCors.Tests.Middleware.Front.FrontHost;

namespace StrictCors.Tests.Middleware.Front;

/// <summary>What the log states about the built-in middleware before UseStrictCors is true, under Observe too, where it is what is compared
/// with.</summary>
public class BuiltInFindingTests
{
    private const string Observing = """
        { "StrictCors": { "DefaultPolicy": "web", "Policies": {
            "web": { "AllowedOrigins": [ "https://app.example.com" ], "AllowedMethods": [ "GET", "PUT" ], "Enforcement": "Observe" } } } }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task S5_UseCors_before_an_observing_policy_is_to_be_moved_and_not_removed(bool isRouted)
    {
        await using var host = await StartAsync(app => Use(app, isMoved: false, isRouted), AddOld, Observing);
        await using var cured = await StartAsync(app => Use(app, isMoved: true, isRouted), AddOld, Observing);

        var denied = await host.SendAsync(RawRequest.Preflight("/todos", Evil, "PUT"));
        await host.SendAsync(RawRequest.Get("/todos").With("Origin", Evil));
        await cured.SendAsync(RawRequest.Preflight("/todos", Evil, "PUT"));
        await cured.SendAsync(RawRequest.Get("/todos").With("Origin", Evil));

        denied.AllowOrigin().Should().Be(Evil, "nothing is changed");
        host.Findings().Should().Equal(
            "The built-in CORS middleware runs before UseStrictCors and answers preflights by itself. The observing policy does not see these, and "
            + "compares the other requests only. Move app.UseStrictCors() before app.UseCors(…): app.UseRouting(); app.UseStrictCors(); "
            + "app.UseCors(…); "
            + "This is logged once.");
        Disagreements(host).Should().ContainSingle().Which.Should().StartWith("actual: GET /todos").And.Contain("the application's answer is "
            + "'allowed'");
        cured.Findings().Should().BeEmpty();
        Disagreements(cured).Should().HaveCount(2).And.Contain(message => message.StartsWith("preflight: OPTIONS /todos"));
    }

    [Theory]
    [InlineData(WithDefault, "so that no policy applies. ", " If it is app.UseCors(…), remove that. This is logged once per cause.")]
    [InlineData(Observing, "so that the observing policy has not seen it. ", " app.UseCors(…) answers so, too. This is logged once per cause.")]
    public async Task A_bare_204_is_not_attributed_to_UseCors_because_its_services_are_registered(string json, string consequence, string end)
    {
        await using var host = await StartAsync(
            app =>
            {
                app.Use((context, next) =>
                {
                    context.Response.StatusCode = HttpMethods.IsOptions(context.Request.Method) ? 204 : 200;
                    return HttpMethods.IsOptions(context.Request.Method) ? Task.CompletedTask : next(context);
                });
                app.UseRouting();
                app.UseStrictCors();
                app.MapControllers();
            },
            services => services.AddControllers(),
            json);

        await host.SendAsync(RawRequest.Preflight("/nothing", Allowed, "PUT"));

        host.Findings().Should().ContainSingle().Which.Should().Contain(consequence).And.Contain("the middleware that answers with "
            + "204").And.EndWith(end);
    }

    [Fact]
    public async Task S5_a_cache_before_an_observing_policy_is_not_said_to_have_no_headers()
    {
        await using var host = await StartAsync(
            app =>
            {
                app.UseOutputCache();
                app.UseStrictCors();
                app.MapGet("/prices", () => "prices").CacheOutput();
            },
            services => services.AddOutputCache(),
            Observing);

        await host.SendAsync(RawRequest.Get("/prices").With("Origin", Allowed));

        host.Findings().Should().ContainSingle().Which.Should().StartWith("The output cache runs before UseStrictCors: responses from the cache "
            + "are not "
            + "compared.");
    }

    private static void AddOld(IServiceCollection services) => services.AddCors(cors => cors.AddPolicy("old", policy =>
        policy.SetIsOriginAllowed(_ => true).AllowAnyHeader().AllowAnyMethod().AllowCredentials()));

    private static void Use(WebApplication app, bool isMoved, bool isRouted)
    {
        if (isRouted || isMoved)
        {
            app.UseRouting();
        }

        if (isMoved)
        {
            app.UseStrictCors();
        }

        app.UseCors("old");
        if (!isMoved)
        {
            app.UseStrictCors();
        }

        app.MapGet("/todos", () => "todos");
    }

    private static IReadOnlyList<string> Disagreements(KestrelHost host) =>
        [.. host.Logs.GetSnapshot().Where(log => log.Id.Name == "Disagreement" && log.Level == LogLevel.Warning).Select(log => log.Message)];
}
