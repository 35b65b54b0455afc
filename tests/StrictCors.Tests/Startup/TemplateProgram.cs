using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Rewrite;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;
using StrictCors.Tests.Middleware.Front;

namespace StrictCors.Tests.Startup;

/// <summary>The Program.cs of a template of <c>dotnet new</c>, line by line, so that a test can write into it what a message says.</summary>
internal sealed partial class TemplateProgram(string template, bool withSignIn)
{
    private const string Ours = "app.UseStrictCors();";

    // The assets and pages of the templates are endpoints like this one.
    private const string Endpoint = "app.MapGet(\"/data\", …);";

    private static readonly Dictionary<string, string[]> Lines = new()
    {
        ["webapi"] = ["app.UseHttpsRedirection();", Endpoint],
        ["webapi -controllers"] = ["app.UseHttpsRedirection();", "app.UseAuthorization();", "app.MapControllers();", Endpoint],
        ["webapp"] =
        [
            "app.UseExceptionHandler(\"/Error\");", "app.UseHsts();", "app.UseHttpsRedirection();", "app.UseRouting();", "app.UseAuthorization();",
            "app.MapRazorPages();", Endpoint,
        ],
        ["mvc"] =
        [
            "app.UseExceptionHandler(\"/Error\");", "app.UseHsts();", "app.UseHttpsRedirection();", "app.UseRouting();", "app.UseAuthorization();",
            "app.MapControllers();", Endpoint,
        ],
        ["blazor"] =
        [
            "app.UseExceptionHandler(\"/Error\");", "app.UseHsts();", "app.UseStatusCodePagesWithReExecute(\"/not-found\");",
            "app.UseHttpsRedirection();", "app.UseAntiforgery();", "app.MapRazorComponents<App>();", Endpoint,
        ],
    };

    public static IEnumerable<string> Templates => Lines.Keys;

    public List<string> Program { get; } = [.. Lines[template]];

    /// <summary>Gets the number of places before the first endpoint.</summary>
    public static int Places(string template) => 1 + Array.FindIndex(Lines[template], line => line.StartsWith("app.Map", StringComparison.Ordinal));

    public void Insert(int place) => Program.Insert(place, Ours);

    /// <summary>Writes the lines of a message in the place of those that the program has, where the first of them is.</summary>
    public void Write(string message)
    {
        var text = message.Split(" With OData batches:")[0];
        string[] lines = [.. Line().Matches(text[Math.Max(0, text.LastIndexOf(": app.", StringComparison.Ordinal))..]).Select(match => match.Value)];
        lines.Should().Contain(Ours);
        var place = Program.FindIndex(lines.Contains);
        Program.RemoveAll(lines.Contains);
        Program.InsertRange(place, lines);
    }

    public Task<KestrelHost> StartAsync() => FrontHost.StartAsync(
        app =>
        {
            foreach (var line in Program)
            {
                Run(line, app);
            }
        },
        services =>
        {
            services.AddHttpsRedirection(options => options.HttpsPort = 443);
            _ = template switch
            {
                "webapi" => services,
                "webapp" => services.AddRazorPages().Services,
                "blazor" => services.AddRazorComponents().Services,
                _ => services.AddControllersWithViews().ConfigureApplicationPartManager(parts => parts.ApplicationParts.Clear()).Services,
            };
            if (withSignIn)
            {
                services.AddAuthentication("cookie").AddCookie("cookie", options => options.Events.OnRedirectToLogin = context =>
                {
                    context.Response.StatusCode = 401;
                    return Task.CompletedTask;
                });
                services.AddAuthorization();
            }
        });

    private void Run(string line, WebApplication app)
    {
        switch (line)
        {
            case Ours:
                app.UseStrictCors();
                break;
            case Endpoint:
                var endpoint = app.MapMethods("/data", ["GET", "PUT"], () => "data");
                _ = withSignIn ? endpoint.RequireAuthorization() : endpoint;
                break;
            case "app.UseExceptionHandler(\"/Error\");":
                app.UseExceptionHandler("/Error");
                break;
            case "app.UseHsts();":
                app.UseHsts();
                break;
            case "app.UseStatusCodePagesWithReExecute(\"/not-found\");":
                app.UseStatusCodePagesWithReExecute("/not-found");
                break;
            case "app.UseHttpsRedirection();":
                app.UseHttpsRedirection();
                break;
            case "app.UseRouting();":
                app.UseRouting();
                break;
            case "app.UseAuthentication();":
                app.UseAuthentication();
                break;
            case "app.UseAuthorization();":
                app.UseAuthorization();
                break;
            case "app.UseAntiforgery();":
                app.UseAntiforgery();
                break;
            case "app.MapControllers();":
                app.MapControllers();
                break;
            case "app.MapRazorPages();":
                app.MapRazorPages();
                break;
            case "app.MapRazorComponents<App>();":
                app.MapRazorComponents<EmptyComponent>();
                break;
            default:
                throw new InvalidOperationException($"The program has an unknown line: {line}");
        }
    }

    [GeneratedRegex(@"app\.[A-Za-z]+\(\);")]
    private static partial Regex Line();

    private sealed class EmptyComponent : ComponentBase;
}
