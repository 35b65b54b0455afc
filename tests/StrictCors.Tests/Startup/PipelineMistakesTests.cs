using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace StrictCors.Tests.Startup;

/// <summary>Mistakes in the order of calls, and the program after the message has been followed to the letter: it starts without a problem.</summary>
public class PipelineMistakesTests
{
    private const string OnEndpoints = "on the endpoints that differ";

    public static TheoryData<string, Action<WebApplication>, string, string, Action<WebApplication>> Rows => new()
    {
        {
            "a policy in place, and one with a name",
            app =>
            {
                app.UseStrictCors(policy => policy.WithOrigins("https://app.example.com"));
                app.UseStrictCors("api");
            },
            "SC2006",
            $"app.UseStrictCors(policy => …); once, and .RequireStrictCors(\"api\") {OnEndpoints}",
            app =>
            {
                app.UseStrictCors(policy => policy.WithOrigins("https://app.example.com"));
                app.MapGet("/", () => "").RequireStrictCors("api");
            }
        },
        {
            "two policies in place",
            app =>
            {
                app.UseStrictCors(policy => policy.WithOrigins("https://app.example.com"));
                app.UseStrictCors(policy => policy.WithOrigins("https://b.example.com"));
            },
            "SC2006",
            $"app.UseStrictCors(policy => …); once, with policies {OnEndpoints}",
            app =>
            {
                app.UseStrictCors(policy => policy.WithOrigins("https://app.example.com"));
                app.MapGet("/", () => "").RequireStrictCors("api");
            }
        },
        {
            "a branch that goes on into the application",
            app =>
            {
                app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseStrictCors("api"));
                app.UseStrictCors();
            },
            "SC2006",
            $"app.UseStrictCors(); once, and .RequireStrictCors(\"api\") {OnEndpoints}",
            app =>
            {
                app.UseStrictCors();
                app.MapGet("/api", () => "").RequireStrictCors("api");
            }
        },
        {
            "two names",
            app =>
            {
                app.UseStrictCors("api");
                app.UseStrictCors("web");
            },
            "SC2006",
            $"app.UseStrictCors(\"api\"); once, and .RequireStrictCors(\"web\") {OnEndpoints}",
            app =>
            {
                app.UseStrictCors("api");
                app.MapGet("/", () => "").RequireStrictCors("web");
            }
        },
        {
            "what is not found, at once",
            app =>
            {
                app.UseStrictCors();
                app.MapShortCircuit(404, "robots.txt");
            },
            "SC2010",
            ".BypassStrictCors() if the endpoint needs no policy; otherwise remove ShortCircuit()",
            app =>
            {
                app.UseStrictCors();
                app.MapShortCircuit(404, "robots.txt").BypassStrictCors();
            }
        },
        {
            "several names in one, with commas",
            app =>
            {
                app.UseStrictCors();
                app.MapGet("/", () => "").RequireStrictCors("api, web");
            },
            "SC2001",
            "\"api\", \"web\"",
            app =>
            {
                app.UseStrictCors();
                app.MapGet("/", () => "").RequireStrictCors("api", "web");
            }
        },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_mistake(string mistake, Action<WebApplication> app, string code, string suggestion, Action<WebApplication> followed)
    {
        var problem = await Starting.ProblemAsync(app);

        problem.Code.Should().Be(code, mistake);
        problem.Suggestion.Should().Be(suggestion, mistake);
        await Starting.ShouldStartAsync(followed);
    }
}
