using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StrictCors.Analyzers.Tests.Infrastructure;

namespace StrictCors.Analyzers.Tests.BuiltIn;

/// <summary>Every form of program of the page about moving over: "fix all" converts it, and it compiles.</summary>
public sealed partial class FormsTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.RegularExpressions;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Cors;
        using Microsoft.AspNetCore.Cors.Infrastructure;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Options;
        using StrictCors;

        """;

    private const string Support = """

        public static class Tenants { public static bool Contains(string origin) => origin.Length > 0; }

        public sealed class ChatHub : Hub;

        public sealed class TenantPolicyProvider : ICorsPolicyProvider
        {
            public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName) => Task.FromResult<CorsPolicy?>(
                new CorsPolicyBuilder().SetIsOriginAllowed(Tenants.Contains).AllowAnyHeader().AllowCredentials().Build());
        }
        """;

    public static TheoryData<string> Forms => [.. Rows().Select(row => row.Form)];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_form_of_the_page_compiles_after_fix_all(string form)
    {
        var program = Rows().Single(row => row.Form == form).Program;
        var converted = await FixAll.ConvertAsync(program);

        Errors(converted).Should().BeEmpty($"{form}: {converted}");
        converted.Should().NotContainAny("AddCors", "UseCors", "RequireCors", "EnableCors");
    }

    private static IEnumerable<(string Form, string Program)> Rows() =>
        from line in File.ReadLines(Path.Combine(Root(), "src/docs/moving-over.md"))
        let cells = line.Split(" | ")
        where cells.Length >= 4 && cells[1].Contains('`', StringComparison.Ordinal)
        let statements = CodeSpan().Matches(cells[1]).Select(match => match.Groups["code"].Value).ToList()
        select (cells[0].Trim('|', ' '), Program(statements));

    private static string Program(List<string> statements)
    {
        var policy = statements.Where(statement => statement.StartsWith("policy.", StringComparison.Ordinal))
            .Select(statement => $"builder.Services.AddCors(options => options.AddDefaultPolicy(policy => {{ {statement}; }}));");
        var services = statements.Where(statement => Regex.IsMatch(statement, @"^(builder\.|services\.|if \(builder)"));
        var extensions = statements.Where(statement => statement.StartsWith("static ", StringComparison.Ordinal));
        var pipeline = statements.Where(statement => Regex.IsMatch(statement, @"^(app\.|if \(app)"));
        return $$"""
            {{Usings}}
            var builder = WebApplication.CreateBuilder(args);
            var services = builder.Services;
            {{string.Join("\n", policy.Concat(services))}}
            var app = builder.Build();
            {{string.Join("\n", pipeline)}}
            app.Run();
            {{Support}}
            static class Extensions
            {
                {{string.Join("\n", extensions.Select(extension => $"public {extension}"))}}
            }
            """;
    }

    private static IEnumerable<Diagnostic> Errors(string source) => CSharpCompilation.Create(
            "Program", [CSharpSyntaxTree.ParseText(source, new(LanguageVersion.Latest))], References.All, new(OutputKind.ConsoleApplication,
                nullableContextOptions: NullableContextOptions.Enable))
        .GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Cors.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex CodeSpan();
}
