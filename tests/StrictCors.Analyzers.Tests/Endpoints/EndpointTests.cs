using Check = StrictCors.Analyzers.Tests.Infrastructure.Verify<
    StrictCors.Analyzers.Endpoints.EndpointAnalyzer, StrictCors.CodeFixes.Values.ValueFix>;

namespace StrictCors.Analyzers.Tests.Endpoints;

/// <summary>SC2010 and SC2020: the choice of an endpoint, as one statement shows it.</summary>
public sealed class EndpointTests
{
    [Theory]
    [InlineData("app.MapGet(\"/\", () => \"\").RequireStrictCors(\"web\").{|SC2010:ShortCircuit|}();")]
    [InlineData("app.MapGet(\"/\", () => \"\").{|SC2010:ShortCircuit|}().RequireStrictCors(\"web\");")]
    [InlineData("app.MapGet(\"/\", () => \"\").{|SC2010:ShortCircuit|}(204).RequireCors(policy => policy.AllowAnyOrigin());")]
    [InlineData("app.MapGet(\"/\", [StrictCors(\"web\")] () => \"\").{|SC2010:ShortCircuit|}();")]
    [InlineData("app.MapGet(\"/\", Handlers.Own).WithName(\"own\").{|SC2010:ShortCircuit|}();")]
    [InlineData("app.UseStrictCors(\"web\"); app.MapGet(\"/\", () => \"\").{|SC2010:ShortCircuit|}();")]
    [InlineData("app.UseStrictCors(policy => policy.AllowAnyOrigin()); app.{|SC2010:MapShortCircuit|}(404, \"robots.txt\");")]
    public Task A_policy_that_ShortCircuit_leaves_out(string statements) => Check.RunAsync(Program(statements));

    [Theory]
    [InlineData("app.MapGet(\"/\", () => \"\").ShortCircuit();", "the default policy may be none")]
    [InlineData("app.UseStrictCors(\"web\"); app.MapGet(\"/\", () => \"\").ShortCircuit().BypassStrictCors();", "it needs none")]
    [InlineData("app.UseStrictCors(\"web\"); app.MapGroup(\"/a\").BypassStrictCors().MapGet(\"/\", () => \"\").RequireStrictCors(\"web\");", "none")]
    [InlineData("if (args.Length > 0) { app.UseStrictCors(\"web\"); } app.MapGet(\"/\", () => \"\").ShortCircuit();", "it may not run")]
    [InlineData("var group = app.MapGroup(\"/a\"); app.UseStrictCors(\"web\"); group.MapGet(\"/\", () => \"\").ShortCircuit();", "a group")]
    [InlineData("app.UseStrictCors(); app.MapShortCircuit(404, \"robots.txt\");", "there may be no default policy")]
    [InlineData("app.MapGet(\"/\", () => \"\").RequireStrictCors(args);", "the names are not known")]
    [InlineData("app.MapGet(\"/\", () => \"\").ShortCircuit(\"own\").RequireStrictCors(\"web\");", "another method has the name")]
    public Task Silent_about_ShortCircuit(string statements, string because) => CheckSilentAsync(statements, because);

    [Theory]
    [InlineData("app.MapGet(\"/\", [DisableStrictCors] () => \"\").{|SC2020:RequireStrictCors|}(\"web\");")]
    [InlineData("app.MapGet(\"/\", [StrictCors(\"web\")] () => \"\").WithName(\"a\").{|SC2020:RequireStrictCors|}(\"other\");")]
    [InlineData("app.MapGet(\"/\", [StrictCors] () => \"\").{|SC2020:RequireStrictCors|}(\"web\");")]
    [InlineData("app.MapGet(\"/\", [EnableCors(\"web\")] () => \"\").{|SC2020:DisableStrictCors|}();")]
    [InlineData("app.MapGet(\"/\", [DisableCors] () => \"\").{|SC2020:RequireCors|}(\"web\");")]
    [InlineData("app.MapGet(\"/\", Handlers.Own).{|SC2020:RequireStrictCors|}(policy => policy.AllowAnyOrigin());")]
    [InlineData("app.MapHub<OwnHub>(\"/hub\").{|SC2020:RequireStrictCors|}(\"web\");")]
    [InlineData("app.MapGet(\"/\", [StrictCors(\"web\", \"own\")] () => \"\").{|SC2020:RequireStrictCors|}(\"web\");")]
    public Task An_attribute_that_a_convention_overrides(string statements) => Check.RunAsync(Program(statements));

    [Theory]
    [InlineData("app.MapGet(\"/\", [StrictCors(\"web\")] () => \"\").RequireStrictCors(\"WEB\");", "it is the same policy")]
    [InlineData("app.MapGet(\"/\", [StrictCors(\"web\")] () => \"\").RequireStrictCors(\"other\").RequireStrictCors(\"web\");", "the last one")]
    [InlineData("app.MapGet(\"/\", [StrictCors(\"web\")] () => \"\").RequireStrictCors(args[0]);", "the name is not known")]
    [InlineData("app.MapGet(\"/\", [StrictCors(\"web\")] () => \"\").BypassStrictCors();", "it is written beside the attribute")]
    [InlineData("app.MapGet(\"/\", [Obsolete] () => \"\").RequireStrictCors(\"web\");", "the attribute chooses nothing")]
    [InlineData("app.MapGroup(\"/\").RequireStrictCors(\"other\").MapGet(\"/\", [StrictCors(\"web\")] () => \"\");", "a group comes first")]
    [InlineData("Func<string> handler = Handlers.Own; app.MapGet(\"/\", handler).RequireStrictCors(\"web\");", "the handler is not written there")]
    public Task Silent_about_attributes(string statements, string because) => CheckSilentAsync(statements, because);

    private static Task CheckSilentAsync(string statements, string because) => Check.RunAsync($"// {because}\n{Program(statements)}");

    private static string Program(string statements) => $$"""
        using System;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Cors;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.DependencyInjection;
        using StrictCors;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddStrictCors();
        var app = builder.Build();
        {{statements}}

        static class Handlers
        {
            [DisableStrictCors]
            public static string Own() => "";

            public static RouteHandlerBuilder ShortCircuit(this RouteHandlerBuilder builder, string reason) => builder;
        }

        [DisableStrictCors]
        class OwnHub : Hub;
        """;
}
