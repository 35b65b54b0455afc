using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Page.Watching;

namespace StrictCors.Page.Tests.Documentation;

/// <summary>What the documentation of the page shows compiles and is true.</summary>
public sealed class PageDocumentationTests
{
    private const string Indentation = "    ";

    [Theory]
    [InlineData("src/docs/page.md")]
    [InlineData("src/StrictCors.Page/README.md")]
    public void Every_line_of_code_that_is_shown_is_in_a_program(string page)
    {
        var source = File.ReadAllLines(Path.Combine(Root(), "tests/StrictCors.Page.Tests/Documentation/PageDocumentationTests.cs"))
            .Select(line => line.Trim()).ToList();

        File.ReadAllLines(Path.Combine(Root(), page)).Where(line => line.StartsWith(Indentation, StringComparison.Ordinal))
            .Select(line => line.Trim()).Should().NotBeEmpty().And.BeSubsetOf(source);
    }

    [Fact]
    public void The_number_of_decisions_is_the_one_that_is_shown() =>
        File.ReadAllText(Path.Combine(Root(), "src/docs/page.md")).Should().Contain($"the last {DecisionRing.Capacity} requests");

    [Fact]
    public async Task The_programs_start()
    {
        await using var app = Build();
        app.MapStrictCorsPage();
        app.Urls.Add("http://127.0.0.1:0");

        await app.StartAsync();
        await app.StopAsync();
    }

    [Fact]
    public async Task The_program_with_authorization_starts()
    {
        await using var app = Build();
        app.MapStrictCorsPage().RequireAuthorization("Operators");
        app.Urls.Add("http://127.0.0.1:0");

        await app.StartAsync();
        await app.StopAsync();
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddStrictCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins(PageProgram.App)));
        builder.Services.AddAuthorization(options => options.AddPolicy("Operators", policy => policy.RequireAuthenticatedUser()));
        var app = builder.Build();
        app.UseStrictCors();
        return app;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Cors.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
