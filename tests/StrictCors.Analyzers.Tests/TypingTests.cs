using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using StrictCors.Analyzers.Tests.Infrastructure;

namespace StrictCors.Analyzers.Tests;

/// <summary>Code is invalid most of the time while it is typed. Neither an analyzer nor a fix fails then.</summary>
public sealed class TypingTests
{
    private const string Policies = """
        using System; using System.Collections.Generic; using Microsoft.AspNetCore.Builder; using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection; using StrictCors;
        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration.AddJsonFile($"cors.{builder.Environment.EnvironmentName}.json", true);
        builder.Services.AddStrictCors(options =>
        {
            options.DefaultPolicy = "wbe";
            options.Policies["a"] = new() { AllowedOrigins = ["https://a.example/", .. Lists.Shared], PreflightMaxAge = TimeSpan.FromDays(9) };
            options.Policies["a"].AllowedMethods.Add("get");
        }).AddPolicy("web", policy => policy.WithOrigins("https://A.example", Lists.Host + "/").AllowCredentials().WithMethods("put"))
            .AddPolicy("web", policy => { policy.AllowAnyOrigin(); policy.AllowCredentials(); policy.SetPreflightMaxAge(new TimeSpan(9, 0, 0, 0)); });
        var app = builder.Build();
        app.UseHttpsRedirection();
        if (args.Length > 0) { app.UseAuthorization(); } else { app.UseStrictCors("web", "wbe"); }
        app.UseStrictCors();
        app.MapGet("/", [StrictCors("wbe")] (Microsoft.AspNetCore.Http.HttpContext context) =>
        {
            context.Response.Headers["Access-Control-Allow-Origin"] = "*";
            context.Response.Headers.Append("Access-Control-Max-Age", "1");
        }).RequireStrictCors("a", "a");
        app.Run();
        static class Lists { public const string Host = "https://b.example"; public static readonly string[] Shared = { "https://c.example/" }; }
        """;

    private const string BuiltIn = """
        using System; using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Cors; using Microsoft.AspNetCore.Cors.Infrastructure;
        using Microsoft.Extensions.DependencyInjection;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(setupAction: options =>
        {
            options.AddPolicy("web", policy => policy.SetIsOriginAllowed(o => new Uri(o).Host is "localhost" or "127.0.0.1").AllowCredentials());
            options.AddPolicy(options.DefaultPolicyName, new CorsPolicyBuilder("https://a.example/").AllowAnyHeader().Build());
            options.AddPolicy("tenants", policy => policy.SetIsOriginAllowed(o => { var uri = new Uri(o); return uri.Host.EndsWith(".a"); }));
        }).AddControllers();
        var app = builder.Build();
        app.UseCors("web"); app.UseCors("tenants");
        app.UseCors(policy => policy.AllowAnyOrigin().DisallowCredentials());
        app.MapGet("/", [EnableCors(PolicyName = "web")] () => "").RequireCors("web");
        app.Run();
        """;

    private const string Settings = """{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://a.example/" ] } } } }""";

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = All<DiagnosticAnalyzer>(typeof(Rules.Rule));
    private static readonly ImmutableArray<CodeFixProvider> Fixes = All<CodeFixProvider>(typeof(CodeFixes.DocumentFixProvider));

    [Theory]
    [InlineData(Policies)]
    [InlineData(BuiltIn)]
    public async Task Half_of_a_program_is_analyzed_and_fixed(string program)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("Program", LanguageNames.CSharp).AddMetadataReferences(References.All)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .AddAdditionalDocument("appsettings.json", Settings, filePath: "/0/appsettings.json").Project;
        var (count, index) = (0, 0);
        foreach (var token in (await CSharpSyntaxTree.ParseText(program).GetRootAsync()).DescendantTokens())
        {
            // Without the rest, and without one token.
            count += await AnalyzeAsync(project, program[..token.Span.End]);
            count += index++ % 3 == 0 ? await AnalyzeAsync(project, program.Remove(token.SpanStart, token.Span.Length)) : 0;
        }

        count.Should().BePositive("mistakes are found in some of them");
    }

    private static async Task<int> AnalyzeAsync(Project project, string text)
    {
        var document = project.AddDocument("Program.cs", text);
        var compilation = await document.Project.GetCompilationAsync();
        var failures = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            document.Project.AnalyzerOptions, (exception, _, _) => failures.Add(exception), concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        var found = await compilation!.WithAnalyzers(Analyzers, options).GetAnalyzerDiagnosticsAsync();
        failures.Should().BeEmpty(text);
        foreach (var diagnostic in found.Where(each => each.Location.IsInSource))
        {
            foreach (var fix in Fixes.Where(each => each.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                var actions = new List<CodeAction>();
                await fix.RegisterCodeFixesAsync(new(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
                foreach (var action in actions)
                {
                    (await action.GetOperationsAsync(CancellationToken.None)).Should().NotBeEmpty();
                }
            }
        }

        return found.Length;
    }

    private static ImmutableArray<T> All<T>(Type beside) =>
    [
        .. beside.Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type))
            .Select(type => (T)Activator.CreateInstance(type)!),
    ];
}
