using Check = StrictCors.Analyzers.Tests.Infrastructure.Verify<
    StrictCors.Analyzers.Endpoints.EndpointAnalyzer, StrictCors.CodeFixes.Values.ValueFix>;

namespace StrictCors.Analyzers.Tests.Endpoints;

/// <summary>SC2021: attributes of actions, where MVC routes by itself.</summary>
public sealed class LegacyRoutingTests
{
    private const string Off = "options.EnableEndpointRouting = false;";

    [Fact]
    public Task An_attribute_that_MVC_does_not_show() => Check.RunAsync(Program(
        Off, "[{|SC2021:StrictCors(\"web\")|}]", "[{|SC2021:DisableCors|}]", "ControllerBase"));

    [Theory]
    [InlineData("options.EnableEndpointRouting = true;", "ControllerBase")]
    [InlineData("options.MaxModelValidationErrors = 1;", "ControllerBase")]
    [InlineData("if (args.Length > 0) { options.EnableEndpointRouting = false; }", "ControllerBase")]
    [InlineData("options.EnableEndpointRouting = args.Length > 0;", "ControllerBase")]
    [InlineData(Off, "Attribute")]
    public Task Silent_where_middleware_sees_it(string statement, string type) =>
        Check.RunAsync(Program(statement, "[StrictCors(\"web\")]", "[DisableCors]", type));

    private static string Program(string statement, string ofClass, string ofMethod, string type) => $$"""
        using System;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Cors;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.DependencyInjection;
        using StrictCors;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddMvc(options => { {{statement}} });
        var app = builder.Build();
        app.UseMvc();

        {{ofClass}}
        public class TodosController : {{type}}
        {
            {{ofMethod}}
            public string Get() => "";
        }

        [NonController]
        {{ofClass.Replace("{|SC2021:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal)}}
        public class Other : ControllerBase
        {
            public string Get() => "";
        }
        """;
}
