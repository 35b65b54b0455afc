using Check = StrictCors.Analyzers.Tests.Infrastructure.Verify<
    StrictCors.Analyzers.Pipeline.PipelineAnalyzer, StrictCors.CodeFixes.StatementFix>;

namespace StrictCors.Analyzers.Tests.Pipeline;

/// <summary>The order of calls in one method, and the call where it belongs.</summary>
public sealed class OrderTests
{
    [Fact]
    public Task UseStrictCors_before_UseRouting_goes_after_it() => Fixes(
        """
        app.{|SC2007:UseStrictCors|}();
        app.UseRouting();
        app.MapGet("/", () => "");
        """,
        """
        app.UseRouting();
        app.UseStrictCors();
        app.MapGet("/", () => "");
        """);

    [Fact]
    public Task UseRouting_goes_first_if_something_between_answers_requests() => Fixes(
        """
        app.{|SC2007:UseStrictCors|}();
        app.UseHttpsRedirection();
        app.UseRouting();
        app.MapGet("/", () => "");
        """,
        """
        app.UseRouting();
        app.UseStrictCors();
        app.UseHttpsRedirection();
        app.MapGet("/", () => "");
        """);

    [Fact]
    public Task UseStrictCors_after_UseAuthorization_goes_before_authentication() => Fixes(
        """
        app.UseAuthentication();
        app.UseAuthorization();
        app.{|SC2008:UseStrictCors|}();
        app.MapGet("/", () => "");
        """,
        """
        app.UseStrictCors();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/", () => "");
        """);

    [Theory]
    [InlineData("UseHttpsRedirection")]
    [InlineData("UseResponseCaching")]
    [InlineData("UseOutputCache")]
    [InlineData("UseRateLimiter")]
    [InlineData("UseAuthentication")]
    [InlineData("UseStaticFiles")]
    public Task Before_UseStrictCors_nothing_answers_requests(string call) => Fixes(
        $"""
        app.{call}();
        app.UseRouting();
        app.{"{|SC4004:UseStrictCors|}"}();
        app.MapGet("/", () => "");
        """,
        $"""
        app.UseRouting();
        app.UseStrictCors();
        app.{call}();
        app.MapGet("/", () => "");
        """);

    [Fact]
    public Task A_conditional_call_is_moved_past_as_a_whole() => Fixes(
        """
        if (!app.Environment.IsDevelopment())
        {
            app.UseHttpsRedirection();
        }

        app.{|SC4004:UseStrictCors|}();
        """,
        """
        app.UseStrictCors();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHttpsRedirection();
        }
        """);

    [Fact]
    public Task The_second_UseStrictCors_is_removed() => Fixes(
        """
        app.UseStrictCors();
        app.{|SC2006:UseStrictCors|}("web");
        app.MapGet("/", () => "");
        """,
        """
        app.UseStrictCors();
        app.MapGet("/", () => "");
        """);

    [Theory]
    [InlineData("app.UseStrictCors();")]
    [InlineData("app.UseRouting(); app.UseStrictCors(); app.UseAuthentication(); app.UseAuthorization();")]
    [InlineData("app.UseStrictCors(); app.UseHttpsRedirection(); app.UseStaticFiles(); app.UseOutputCache();")]
    [InlineData("if (args.Length > 0) { app.UseStrictCors(\"a\"); } else { app.UseStrictCors(\"b\"); }")]
    [InlineData("if (args.Length > 0) { app.UseAuthorization(); } else { app.UseStrictCors(\"b\"); }")]
    [InlineData("app.Map(\"/a\", a => a.UseStrictCors(\"a\")); app.Map(\"/b\", b => b.UseStrictCors(\"b\"));")]
    [InlineData("app.UseRouting(); app.UseStrictCors(); app.UseRouting();")]
    public Task A_right_order_is_not_reported(string calls) => Check.RunAsync(Program(calls));

    private static Task Fixes(string calls, string fixedCalls) => Check.RunAsync(Program(calls), Program(fixedCalls));

    private static string Program(string calls) => $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddStrictCors();
        var app = builder.Build();
        app.UseExceptionHandler();
        {{calls}}
        app.Run();
        """;
}
