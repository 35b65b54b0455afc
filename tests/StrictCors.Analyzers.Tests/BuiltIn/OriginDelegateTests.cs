using StrictCors.Analyzers.Tests.Infrastructure;

namespace StrictCors.Analyzers.Tests.BuiltIn;

/// <summary>What the conversion makes of <c>SetIsOriginAllowed</c>: the list of origins, if there is one that allows exactly the same.</summary>
public sealed class OriginDelegateTests
{
    private const string Local = "\"http://localhost:*\", \"https://localhost:*\"";
    private const string Loopback =
        Local + ", \"http://127.0.0.1:*\", \"https://127.0.0.1:*\", \"http://[::1]:*\", \"https://[::1]:*\"";

    [Theory]
    [InlineData("origin => new Uri(origin).Host == \"localhost\"", Local)]
    [InlineData("o => \"localhost\" == new Uri(o).Host", Local)]
    [InlineData("(string origin) => { return new Uri(origin).Host == \"localhost\"; }", Local)]
    [InlineData("origin => { var uri = new Uri(origin); return uri.Host == Name; }", Local)]
    [InlineData("origin => new Uri(origin).Host.Equals(\"localhost\", StringComparison.OrdinalIgnoreCase)", Local)]
    [InlineData("origin => string.Equals(new Uri(origin).Host, \"localhost\", StringComparison.Ordinal)", Local)]
    [InlineData("origin => new Uri(origin).Host is \"localhost\"", Local)]
    [InlineData("origin => Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Host == \"localhost\"", Local)]
    [InlineData("origin => new Uri(origin).IsLoopback", Loopback)]
    [InlineData("origin => Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.IsLoopback", Loopback)]
    [InlineData(
        "origin => new Uri(origin).Host is \"localhost\" or \"127.0.0.1\"",
        Local + ", \"http://127.0.0.1:*\", \"https://127.0.0.1:*\"")]
    [InlineData(
        "origin => new Uri(origin).Host == \"localhost\" || origin == \"https://app.example.com\"",
        Local + ", \"https://app.example.com\"")]
    [InlineData("origin => new Uri(origin).Host == \"app.example.com\"", "\"http://app.example.com:*\", \"https://app.example.com:*\"")]
    [InlineData("origin => new Uri(origin).Authority == \"localhost:5173\"", "\"http://localhost:5173\", \"https://localhost:5173\"")]
    [InlineData("origin => new Uri(origin) is var uri && uri.Port == 5173 && uri.Host == \"localhost\"", null)]
    [InlineData(
        "origin => { var uri = new Uri(origin); return uri.Port == 5173 && uri.Host == \"localhost\"; }",
        "\"http://localhost:5173\", \"https://localhost:5173\"")]
    [InlineData(
        "origin => { var uri = new Uri(origin); return uri.Scheme == \"https\" && uri.Host.EndsWith(\".example.com\"); }",
        "\"https://*.example.com:*\"")]
    [InlineData(
        "origin => { var uri = new Uri(origin); return uri.Scheme == Uri.UriSchemeHttps && uri.Host == \"app.example.com\"; }",
        "\"https://app.example.com:*\"")]
    [InlineData("origin => origin.StartsWith(\"https://\") && origin.EndsWith(\".example.com\")", "\"https://*.example.com\"")]
    [InlineData("origin => origin == \"https://a.example\" || origin == \"https://b.example\"", "\"https://a.example\", \"https://b.example\"")]
    [InlineData("origin => origin is \"https://a.example\" or \"https://b.example\"", "\"https://a.example\", \"https://b.example\"")]
    [InlineData("origin => new[] { \"https://a.example\" }.Contains(origin, StringComparer.OrdinalIgnoreCase)", "\"https://a.example\"")]
    [InlineData("origin => Known.Contains(origin)", "\"https://a.example\", \"https://b.example\"")]
    [InlineData("origin => new[] { \"localhost\" }.Contains(new Uri(origin).Host)", Local)]
    public async Task What_a_list_says_exactly_becomes_the_list(string lambda, string? origins)
    {
        var converted = await ConvertAsync($"policy.SetIsOriginAllowed({lambda}).AllowAnyHeader()");

        if (origins is null)
        {
            converted.Should().Contain("WithOrigins(/* SetIsOriginAllowed(");
        }
        else
        {
            converted.Should().Contain($"policy => policy.WithOrigins({origins}).AllowAnyHeader()");
        }
    }

    [Theory]
    [InlineData("SetIsOriginAllowed(origin => new Uri(origin).Host.EndsWith(\".example.com\"))")]
    [InlineData("SetIsOriginAllowed(origin => new Uri(origin).Host.EndsWith(\"example.com\"))")]
    [InlineData("SetIsOriginAllowed(origin => origin.EndsWith(\".example.com\"))")]
    [InlineData("SetIsOriginAllowed(origin => origin.StartsWith(\"http://localhost\"))")]
    [InlineData("SetIsOriginAllowed(origin => origin.Contains(\"example.com\"))")]
    [InlineData("SetIsOriginAllowed(origin => new Uri(origin).Host != \"evil.example\")")]
    [InlineData("SetIsOriginAllowed(origin => !new Uri(origin).IsLoopback)")]
    [InlineData("SetIsOriginAllowed(origin => new Uri(origin).Host == \"localhost\" && args.Length > 0)")]
    [InlineData("SetIsOriginAllowed(origin => new Uri(origin).Host == args[0])")]
    [InlineData("SetIsOriginAllowed(origin => new Uri(\"https://a.example\").Host == \"a.example\")")]
    [InlineData("SetIsOriginAllowed(origin => origin == \"https://a.example/\")", "a list with it would not start")]
    [InlineData("SetIsOriginAllowed(origin => new Uri(origin).Host == \"app.example.com\").AllowCredentials()", "http is not for credentials")]
    [InlineData("WithOrigins(\"https://a.example\").SetIsOriginAllowed(origin => new Uri(origin).IsLoopback)", "the list had no effect")]
    [InlineData("SetIsOriginAllowed(origin => origin == \"https://a.example\" && new Uri(origin).IsLoopback)")]
    [InlineData("SetIsOriginAllowed(origin => new Uri(origin).Scheme == \"https\")")]
    [InlineData("SetIsOriginAllowed(origin => new Uri(origin).Port == 443)")]
    public async Task What_a_person_has_to_decide_is_a_comment(string calls, string because = "it is not a list") =>
        (await ConvertAsync($"policy.{calls}")).Should().Contain("WithOrigins(/* SetIsOriginAllowed(", because);

    [Theory]
    [InlineData("string[]", "list.Contains(origin)", "System.Array.FindAll<string>(list, listed => !listed.Contains('*'))")]
    [InlineData("List<string>", "list.Contains(origin)", "System.Array.FindAll<string>([.. list], listed => !listed.Contains('*'))")]
    [InlineData("HashSet<string>", "list.Contains(origin)", "System.Array.FindAll<string>([.. list], listed => !listed.Contains('*'))")]
    [InlineData("IEnumerable<string>", "list.Any(one => one == origin)", "System.Array.FindAll<string>([.. list], listed => !listed.Contains('*'))")]
    [InlineData("string", "list.Contains(origin)", null)]
    [InlineData("object[]", "list.Contains(origin)", null)]
    [InlineData("Dictionary<string, int>", "list.Any(one => one.Key == origin)", null)]
    public async Task A_list_that_the_program_reads_is_the_list_without_what_would_match_more(string type, string condition, string? origins)
    {
        var converted = await ConvertAsync($"{{ {type} list = default!; policy.SetIsOriginAllowed(origin => {condition}); }}");

        converted.Should().Contain(origins is null ? "policy.WithOrigins(/* SetIsOriginAllowed(" : $"policy.WithOrigins({origins});");
    }

    [Fact]
    public async Task Credentials_in_another_statement_of_the_method_count()
    {
        var converted = await FixAll.ConvertAsync("""
            using Microsoft.AspNetCore.Cors.Infrastructure;

            static class Policies
            {
                public static void Web(CorsPolicyBuilder policy)
                {
                    policy.SetIsOriginAllowed(_ => true);
                    policy.AllowCredentials();
                }
            }
            """);

        converted.Should().Contain("policy.WithOrigins(/* SetIsOriginAllowed(_ => true) allows every origin with credentials.");
    }

    private static Task<string> ConvertAsync(string policy) => FixAll.ConvertAsync($$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(options => options.AddDefaultPolicy(policy => {{policy}}));
        var app = builder.Build();
        app.UseCors();

        partial class Program
        {
            const string Name = "localhost";
            static readonly string[] Known = ["https://a.example", "https://b.example"];
        }
        """);
}
