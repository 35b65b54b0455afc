using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using StrictCors.Tests.Documentation;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.MovingOver;

/// <summary>A program that consists of statements of the page. What they begin with decides where they belong; what a program needs and they do not
/// have is added.</summary>
internal static class MovedProgram
{
    /// <summary>What a statement of the page begins with. Other code on the page is a name in a sentence.</summary>
    private static readonly string[] Beginnings = ["policy.", "builder.", "services.", "app.", "if (", "\"", "static "];

    private static readonly string Support = $$"""
        using System.Text.RegularExpressions;

        public static class Tenants
        {
            public static bool Contains(string origin) => origin is "https://app.example.com" or "https://tenant.example.net";
        }

        public sealed class TenantPolicyProvider : ICorsPolicyProvider
        {
            public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName) => Task.FromResult<CorsPolicy?>(
                new CorsPolicyBuilder().SetIsOriginAllowed(Tenants.Contains).AllowAnyHeader().AllowCredentials().Build());
        }

        public sealed class ChatHub : Hub;

        {{DocumentationPage.Blocks(Pages.MovingOver.Section("Origins"), "csharp").Single()}}
        """;

    public static bool IsStatement(string code) => Beginnings.Any(beginning => code.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>Starts the program and asks it what a browser asks. A program that fails answers nothing that a page can read.</summary>
    public static async Task<BrowserAnswers> AskAsync(IReadOnlyList<string> statements, bool isStrict, string environment)
    {
        var build = CompiledText.Load(Text(statements, isStrict)).GetType("Program")!.GetMethod("Build", BindingFlags.Static | BindingFlags.Public)!;
        var settings = SettingsJson.Parse($"{{ {string.Join(", ", statements.Where(IsSetting))} }}");
        var builder = TestApplication.CreateBuilder(server => server.UseTestServer(), settings, environment, TestApplication.CreateLogs());
        var hasHub = statements.Any(statement => statement.Contains("MapHub", StringComparison.Ordinal));
        try
        {
            await using var app = build.CreateDelegate<Func<WebApplicationBuilder, WebApplication>>()(builder);
            await app.StartAsync();
            return await BrowserAnswers.AskAsync(app.GetTestServer(), hasHub ? "/chat/negotiate?negotiateVersion=1" : "/todos");
        }
        catch (InvalidOperationException exception) when (!isStrict)
        {
            return BrowserAnswers.None(exception.Message);
        }
    }

    private static string Text(IReadOnlyList<string> statements, bool isStrict)
    {
        var services = statements.Where(statement => IsOfServices(statement)).ToList();
        var pipeline = statements.Where(statement =>
            statement.StartsWith("app.", StringComparison.Ordinal) || IsConditionOf("app", statement)).ToList();
        foreach (var policy in statements.Where(statement => statement.StartsWith("policy.", StringComparison.Ordinal)))
        {
            services.Add(isStrict
                ? $"builder.Services.AddStrictCors().AddDefaultPolicy(policy => {{ {policy}; }});"
                : $"builder.Services.AddCors(options => options.AddDefaultPolicy(policy => {{ {policy}; }}));");
            pipeline.Insert(0, isStrict ? "app.UseStrictCors();" : "app.UseCors();");
        }

        if (!pipeline.Exists(statement => statement.Contains("Map", StringComparison.Ordinal)))
        {
            pipeline.Add("""
                app.MapMethods("/todos", ["GET", "PUT", "POST"], (HttpContext context) =>
                {
                    context.Response.Headers["X-Total"] = "1";
                    return "todos";
                });
                """);
        }

        var extensions = statements.Where(statement => statement.StartsWith("static ", StringComparison.Ordinal))
            .Select(method => $"public {method}");
        return $$"""
            {{Support}}
            public static class Extensions
            {
                {{string.Join('\n', extensions)}}
            }

            public static class Program
            {
                public static WebApplication Build(WebApplicationBuilder builder)
                {
                    var services = builder.Services;
                    {{string.Join("\n        ", services)}}
                    var app = builder.Build();
                    {{string.Join("\n        ", pipeline)}}
                    return app;
                }
            }
            """;
    }

    private static bool IsSetting(string statement) => statement.StartsWith('"');

    private static bool IsOfServices(string statement) =>
        statement.StartsWith("builder.", StringComparison.Ordinal) || statement.StartsWith("services.", StringComparison.Ordinal)
        || IsConditionOf("builder", statement);

    private static bool IsConditionOf(string name, string statement) => statement.StartsWith($"if ({name}.", StringComparison.Ordinal);
}
