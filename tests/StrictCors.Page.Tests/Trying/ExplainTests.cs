using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Page.Tests.Trying;

/// <summary>Requests that are explained without being sent.</summary>
public sealed class ExplainTests
{
    [Theory]
    [InlineData("GET", "/todos", "", PageProgram.App, "read", "actual allowed")]
    [InlineData("GET", "/todos?page=2", "", PageProgram.Stranger, "blocked", "actual denied")]
    [InlineData("PUT", "/todos/1", "Content-Type: application/json", PageProgram.App, "read", "preflight allowed|actual allowed")]
    [InlineData("PUT", "/todos/1", "X-Trace: 1", PageProgram.App, "blocked", "preflight denied")]
    [InlineData("DELETE", "/todos/1", "", PageProgram.App, "blocked", "preflight denied")]
    [InlineData("POST", "/payments", "", PageProgram.Stranger, "blocked", "actual denied")]
    [InlineData("GET", "/partner", "", PageProgram.Stranger, "blocked", "actual denied")]
    [InlineData("GET", "/off", "", PageProgram.App, "blocked", "actual denied")]
    [InlineData("GET", "/own", "", PageProgram.App, "", "actual no-policy")]
    public async Task D8_It_has_the_requests_that_a_browser_sends_and_its_verdict(
        string method, string path, string headers, string origin, string outcome, string requests)
    {
        await using var program = await PageProgram.StartAsync();

        var tried = await program.TryAsync("explain", new { origin, method, path, headers });

        tried.Text("outcome").Should().Be(outcome);
        string.Join('|', tried.Items("requests").Select(request => $"{request.Text("kind")} {request.Text("outcome")}")).Should().Be(requests);
    }

    [Theory]
    [InlineData("GET", "/todos")]
    [InlineData("PUT", "/todos/1")]
    [InlineData("DELETE", "/todos/1")]
    [InlineData("POST", "/payments")]
    [InlineData("PATCH", "/todos")]
    [InlineData("GET", "/nowhere")]
    [InlineData("GET", "/offers")]
    public async Task D8_It_agrees_with_what_becomes_of_the_request_when_it_is_sent(string method, string path)
    {
        await using var program = await PageProgram.StartAsync();
        foreach (var origin in (string[])[PageProgram.App, PageProgram.Stranger, "https://partner.example", $"http://127.0.0.1:{program.Port}"])
        {
            var explained = await program.TryAsync("explain", new { origin, method, path });
            var sent = await program.TryAsync("send", new { origin, method, path });

            sent.Text("outcome").Should().Be(explained.Text("outcome"), $"{method} {path} from {origin}: {explained}");
            sent.Items("exchange").Count().Should().Be(explained.Items("requests").Count());
        }
    }

    [Fact]
    public async Task D8_Nothing_is_sent()
    {
        var runs = 0;
        await using var program = await PageProgram.StartAsync(map: app =>
        {
            app.Use(next => context =>
            {
                runs += context.Request.Path.StartsWithSegments("/strict-cors", StringComparison.Ordinal) ? 0 : 1;
                return next(context);
            });
            app.UseStrictCors();
            app.MapDelete("/todos/{id}", (string id) => id);
        });

        await program.TryAsync("explain", new { origin = PageProgram.App, method = "DELETE", path = "/todos/1" });

        runs.Should().Be(0);
    }

    [Fact]
    public async Task D8_An_origin_that_no_page_has_is_explained_as_that_of_a_program()
    {
        await using var program = await PageProgram.StartAsync();

        var tried = await program.TryAsync("explain", new { origin = "wss://app.example.com", method = "GET", path = "/todos" });

        tried.Text("text").Should().StartWith("No page has this origin, so that a program sends it.");
        tried.Items("requests").Single().Text("origin").Should().Be("wss://app.example.com");
    }

    [Theory]
    [InlineData("https://tenant-a.example", "read")]
    [InlineData("https://tenant-b.example", "blocked")]
    public async Task D8_An_origin_source_is_queried(string origin, string outcome)
    {
        await using var program = await PageProgram.StartAsync(
            services: builder =>
            {
                builder.Services.AddScoped<TenantOrigins>();
                builder.Services.AddStrictCors(options => options.AddPolicy("tenants", policy => policy.WithOriginSource<TenantOrigins>()));
            },
            map: app =>
            {
                app.UseStrictCors();
                app.MapGet("/tenants", () => "").RequireStrictCors("tenants", "web");
            });

        (await program.TryAsync("explain", new { origin, method = "GET", path = "/tenants" })).Text("outcome").Should().Be(outcome);
    }

    [Theory]
    [InlineData(null, "GET", "/", "", "origin")]
    [InlineData("https://a b.example", "GET", "/", "", "origin")]
    [InlineData(PageProgram.App, "GE T", "/", "", "method")]
    [InlineData(PageProgram.App, "GET", "todos", "", "path")]
    [InlineData(PageProgram.App, "GET", "http://stranger.example/", "", "path")]
    [InlineData(PageProgram.App, "GET", "/a b", "", "path")]
    [InlineData(PageProgram.App, "GET", "/", "no header", "header")]
    [InlineData(PageProgram.App, "GET", "/", "X\u0001: 1", "header")]
    public async Task What_cannot_be_sent_is_named(string? origin, string method, string path, string headers, string what)
    {
        await using var program = await PageProgram.StartAsync();

        (await program.TryAsync("explain", new { origin, method, path, headers })).Text("error").Should().Contain(what);
    }

    private sealed class TenantOrigins : IStrictCorsOriginSource
    {
        public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) =>
            new(query.Origin.Host == "tenant-a.example");
    }
}
