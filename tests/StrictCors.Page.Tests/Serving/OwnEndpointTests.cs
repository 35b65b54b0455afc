using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Startup;

namespace StrictCors.Page.Tests.Serving;

/// <summary>The page's own endpoints: no CORS, a strict policy for content, and no effect on the rest of the program.</summary>
public sealed class OwnEndpointTests
{
    [Theory]
    [InlineData(PageProgram.App)]
    [InlineData(PageProgram.Stranger)]
    [InlineData("null")]
    public async Task D9_No_origin_gets_a_CORS_header(string origin)
    {
        await using var program = await PageProgram.StartAsync();
        foreach (var path in (string[])["/strict-cors/", "/strict-cors/main.js", "/strict-cors/api/endpoints"])
        {
            using var response = await program.SendAsync("GET", path, origin);
            Owned(response).Should().BeEmpty(path);
            using var preflight = await program.PreflightAsync("GET", path, origin);
            Owned(preflight).Should().BeEmpty(path);
        }

        using var posted = await program.PreflightAsync("POST", "/strict-cors/api/send", origin, "content-type");
        Owned(posted).Should().BeEmpty();
    }

    [Fact]
    public async Task D9_Nor_does_the_built_in_middleware_give_one()
    {
        await using var program = await PageProgram.StartAsync(
            services: builder => builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy.AllowAnyOrigin().AllowAnyHeader())),
            map: app =>
            {
                app.UseStrictCors();
                app.UseCors();
                app.MapGet("/todos", () => "todos");
            });

        using var response = await program.SendAsync("GET", "/strict-cors/api/endpoints", PageProgram.App);
        using var preflight = await program.PreflightAsync("POST", "/strict-cors/api/send", PageProgram.App, "content-type");

        Owned(response).Should().BeEmpty();
        Owned(preflight).Should().BeEmpty();
    }

    [Fact]
    public async Task D9_Conventions_that_choose_a_policy_have_no_effect_on_it()
    {
        await using var program = await PageProgram.StartAsync(page: page => page.RequireStrictCors("web"));

        using var response = await program.SendAsync("GET", "/strict-cors/", PageProgram.App);

        Owned(response).Should().BeEmpty();
    }

    [Fact]
    public async Task D9_The_answers_forbid_everything_from_elsewhere()
    {
        await using var program = await PageProgram.StartAsync();

        using var response = await program.Client.GetAsync(new Uri("/strict-cors/", UriKind.Relative));

        response.Headers.GetValues("Content-Security-Policy").Single().Should()
            .Contain("default-src 'none'").And.Contain("script-src 'self'").And.NotContain("unsafe").And.NotContain("http");
        response.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        response.Headers.GetValues("Cross-Origin-Resource-Policy").Should().Equal("same-origin");
        response.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", PageProgram.Stranger)]
    [InlineData("Origin", "null")]
    public async Task Another_page_cannot_make_a_browser_use_it(string header, string value)
    {
        await using var program = await PageProgram.StartAsync();
        program.Client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);

        var attempt = new { origin = PageProgram.App, method = "DELETE", path = "/todos/1" };
        using var posted = await program.Client.PostAsJsonAsync("/strict-cors/api/send", attempt);
        using var stream = await program.Client.GetAsync(new Uri("/strict-cors/api/events", UriKind.Relative));

        (posted.StatusCode, stream.StatusCode).Should().Be((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task A_form_cannot_use_it()
    {
        await using var program = await PageProgram.StartAsync();
        using var content = new StringContent("""{"origin":"https://app.example.com","method":"GET","path":"/"}""");

        using var posted = await program.Client.PostAsync(new Uri("/strict-cors/api/send", UriKind.Relative), content);

        posted.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task It_makes_preflights_of_the_rest_no_dearer()
    {
        await using var program = await PageProgram.StartAsync(map: app =>
        {
            app.UseStrictCors();
            app.MapGet("/todos", () => "todos");
        });

        program.Host.Services.GetRequiredService<PipelineChecks>().Finder!.IsNeeded.Should().BeFalse("no endpoint of the application makes a choice");
    }

    [Fact]
    public async Task It_is_no_row_of_the_table_at_startup()
    {
        await using var program = await PageProgram.StartAsync();

        program.Host.Logs.GetSnapshot().Should().Contain(entry => entry.Message.Contains("/todos", StringComparison.Ordinal))
            .And.NotContain(entry => entry.Message.Contains("strict-cors", StringComparison.Ordinal));
        (await program.ReadAsync("api/endpoints?text=strict-cors")).GetProperty("total").GetInt32().Should().Be(0);
    }

    [Fact]
    public async Task It_can_be_mapped_elsewhere_in_a_group_and_after_a_path_base()
    {
        await using var program = await PageProgram.StartAsync(map: app =>
        {
            app.UsePathBase("/base");
            app.UseRouting();
            app.UseStrictCors();
            app.MapGet("/todos", () => "todos");
            app.MapGroup("/internal").MapStrictCorsPage("/cors");
        });

        using var start = await program.Client.GetAsync(new Uri("/base/internal/cors", UriKind.Relative));
        using var page = await program.Client.GetAsync(new Uri("/base/internal/cors/", UriKind.Relative));
        using var script = await program.Client.GetAsync(new Uri("/base/internal/cors/main.js", UriKind.Relative));

        (start.StatusCode, start.Headers.Location!.OriginalString).Should().Be((HttpStatusCode.Found, "cors/"));
        page.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        script.Content.Headers.ContentType!.MediaType.Should().Be("text/javascript");
    }

    [Fact]
    public async Task It_works_if_UseStrictCors_is_in_a_branch_that_does_not_reach_it()
    {
        await using var program = await PageProgram.StartAsync(map: app =>
        {
            app.UseWhen(context => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal), branch => branch.UseStrictCors());
            app.MapGet("/api/todos", () => "todos");
            app.MapFallback(() => "fallback");
        });
        using var decided = await program.SendAsync("GET", "/api/todos");

        (await program.DecisionsAsync(1)).Should().ContainSingle();
        (await program.ReadAsync("api/endpoints")).GetProperty("total").GetInt32().Should().Be(2);
        var tried = await program.TryAsync("explain", new { origin = PageProgram.App, method = "GET", path = "/api/todos" });
        tried.Text("outcome").Should().Be("read");
        await using var events = await program.ListenAsync();
        (await events.NextAsync("state")).Text("reservation").Should().StartWith("UseStrictCors is called in a branch of the pipeline only.");
    }

    [Fact]
    public async Task The_output_cache_of_the_application_does_not_store_it()
    {
        await using var program = await PageProgram.StartAsync(
            services: builder => builder.Services.AddOutputCache(cache => cache.AddBasePolicy(policy => policy.Cache())),
            map: app =>
            {
                app.UseStrictCors();
                app.UseOutputCache();
                PageProgram.MapEndpoints(app);
            });
        await using var events = await program.ListenAsync();
        (await program.ReadAsync("api/policies?text=PUT")).GetProperty("total").GetInt32().Should().Be(1);

        program.File.Replace("\"GET\", \"PUT\"", "\"GET\"");
        await events.StateAsync(state => state.Text("changes").Length > 0);

        (await program.ReadAsync("api/policies?text=PUT")).GetProperty("total").GetInt32().Should().Be(0);
    }

    [Fact]
    public async Task Without_AddStrictCors_it_reports_what_is_missing()
    {
        await using var app = WebApplication.CreateBuilder().Build();

        app.Invoking(app => app.MapStrictCorsPage()).Should().Throw<StrictCorsConfigurationException>().WithMessage("*AddStrictCors*");
    }

    private static IEnumerable<string> Owned(HttpResponseMessage response) =>
        response.Headers.Select(header => header.Key).Where(name => name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
}
