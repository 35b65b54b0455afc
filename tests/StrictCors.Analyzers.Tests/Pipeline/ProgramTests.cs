using Check = StrictCors.Analyzers.Tests.Infrastructure.Verify<
    StrictCors.Analyzers.Pipeline.PipelineAnalyzer, StrictCors.CodeFixes.StatementFix>;

namespace StrictCors.Analyzers.Tests.Pipeline;

/// <summary>What a program that is one method lacks.</summary>
public sealed class ProgramTests
{
    private const string Usings = """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        """;

    [Fact]
    public Task UseStrictCors_without_AddStrictCors() => Check.RunAsync(
        Usings + """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddProblemDetails();
        var app = builder.Build();
        app.UseExceptionHandler();
        app.{|SC2004:UseStrictCors|}();
        app.Run();
        """,
        Usings + """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddProblemDetails();
        builder.Services.AddStrictCors();
        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStrictCors();
        app.Run();
        """);

    [Fact]
    public Task AddStrictCors_without_UseStrictCors() => Check.RunAsync(
        Usings + """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|SC2005:AddStrictCors|}();
        var app = builder.Build();
        app.UseHttpsRedirection();
        app.MapGet("/", () => "");
        app.Run();
        """,
        Usings + """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddStrictCors();
        var app = builder.Build();
        app.{|SC4005:UseStrictCors|}();
        app.UseHttpsRedirection();
        app.MapGet("/", () => "");
        app.Run();
        """);

    [Fact]
    public Task AddStrictCors_without_UseStrictCors_where_routing_is_called() => Check.RunAsync(
        Usings + """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|SC2005:AddStrictCors|}();
        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseRouting();
        app.UseAuthorization();
        app.Run();
        """,
        Usings + """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddStrictCors();
        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseRouting();
        app.UseStrictCors();
        app.UseAuthorization();
        app.Run();
        """);

    [Fact]
    public Task Authorization_that_WebApplication_puts_in_front() => Check.RunAsync(
        Usings + """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        builder.Services.AddStrictCors();
        var app = builder.Build();
        app.UseExceptionHandler();
        app.{|SC2009:UseStrictCors|}("web");
        app.MapGet("/", () => "").RequireAuthorization();
        app.Run();
        """,
        Usings + """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        builder.Services.AddStrictCors();
        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStrictCors("web");
        app.UseAuthorization();
        app.MapGet("/", () => "").RequireAuthorization();
        app.Run();
        """);

    [Fact]
    public Task No_exception_handler_is_worth_knowing() => Check.RunAsync(
        Usings + """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddStrictCors();
        var app = builder.Build();
        app.{|SC4005:UseStrictCors|}();
        app.Run();
        """);

    [Theory]
    [InlineData("app.UseExceptionHandler(); app.UseStrictCors(); app.MapGet(\"/\", () => \"\").RequireAuthorization();")]
    [InlineData("app.UseExceptionHandler(); app.UseStrictCors(\"web\"); app.MapGet(\"/\", () => \"\").RequireAuthorization().DisableStrictCors();")]
    [InlineData("app.Use(async (context, next) => { try { await next(); } catch (System.Exception) { } }); app.UseStrictCors();")]
    [InlineData("Pipeline.Add(app);")]
    public Task A_whole_program_is_not_reported(string calls) => Check.RunAsync(Usings + $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        builder.Services.AddStrictCors();
        var app = builder.Build();
        {{calls}}
        app.Run();

        static class Pipeline
        {
            public static void Add(IApplicationBuilder app) => app.UseStrictCors();
        }
        """);

    [Fact]
    public Task A_startup_class_shows_no_whole_program() => Check.RunAsync("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddStrictCors();

            public void Configure(IApplicationBuilder app)
            {
                app.UseRouting();
                app.UseStrictCors();
            }

            public static void Main() { }
        }
        """);
}
