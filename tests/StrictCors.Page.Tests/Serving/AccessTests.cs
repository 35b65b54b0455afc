using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StrictCors.Diagnostics;

namespace StrictCors.Page.Tests.Serving;

/// <summary>Who may see the page.</summary>
public sealed class AccessTests
{
    private static readonly string[] Paths = ["", "main.js", "api/endpoints", "api/policies", "api/decisions/1", "api/events"];

    [Fact]
    public async Task In_Development_it_is_open_and_says_so()
    {
        await using var program = await PageProgram.StartAsync();
        await using var events = await program.ListenAsync();

        (await events.NextAsync("state")).Text("access").Should().StartWith("Everyone who reaches this server");
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Elsewhere_it_answers_404_without_authorization(string environment)
    {
        await using var program = await PageProgram.StartAsync(environment: environment);
        using var decided = await program.SendAsync("GET", "/todos");

        foreach (var path in Paths)
        {
            using var response = await program.Client.GetAsync(new Uri($"/strict-cors/{path}", UriKind.Relative));
            response.StatusCode.Should().Be(HttpStatusCode.NotFound, path);
            (await response.Content.ReadAsStringAsync()).Should().BeEmpty();
        }

        using var posted = await program.Client.PostAsync(new Uri("/strict-cors/api/explain", UriKind.Relative), null);
        posted.StatusCode.Should().Be(HttpStatusCode.NotFound);
        program.Host.Services.GetRequiredService<DecisionObserver>().Watcher.Should().BeNull("nothing is recorded for a page that answers 404");
    }

    [Fact]
    public async Task With_authorization_metadata_that_lets_everyone_in_it_answers_404_too()
    {
        await using var program = await PageProgram.StartAsync(
            environment: "Production", services: AddAuthorization, map: MapAfterAuthorization,
            page: page => page.RequireAuthorization().AllowAnonymous());

        using var response = await program.Client.GetAsync(new Uri("/strict-cors/", UriKind.Relative));

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task With_authorization_it_works_for_those_who_are_admitted_and_says_who_they_are(string environment)
    {
        await using var program = await PageProgram.StartAsync(
            environment: environment, services: AddAuthorization, map: MapAfterAuthorization, page: page => page.RequireAuthorization("Operators"));
        using var stranger = await program.Client.GetAsync(new Uri("/strict-cors/api/policies", UriKind.Relative));
        stranger.StatusCode.Should().Be(HttpStatusCode.Unauthorized);

        program.Client.DefaultRequestHeaders.Add("X-User", "operator");
        using var decided = await program.SendAsync("GET", "/todos");
        await using var events = await program.ListenAsync();

        (await events.NextAsync("state")).Text("access").Should().Be("Users whom the authorization of this page admits: policy Operators.");
        (await events.DecisionsAsync(1)).Should().ContainSingle();
        (await program.ReadAsync("api/policies")).GetProperty("total").GetInt32().Should().Be(3);
        var tried = await program.TryAsync("send", new { origin = PageProgram.App, method = "GET", path = "/todos" });
        tried.Text("outcome").Should().Be("read");
    }

    [Fact]
    public async Task With_a_requirement_in_the_metadata_it_works_too()
    {
        await using var program = await PageProgram.StartAsync(
            environment: "Production", services: AddAuthorization, map: MapAfterAuthorization,
            page: page => page.RequireAuthorization(policy => policy.RequireClaim(ClaimTypes.Name)));
        program.Client.DefaultRequestHeaders.Add("X-User", "operator");

        await using var events = await program.ListenAsync();

        (await events.NextAsync("state")).Text("access").Should().Contain(ClaimTypes.Name);
    }

    private static void AddAuthorization(WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication("Header").AddScheme<AuthenticationSchemeOptions, HeaderUser>("Header", null);
        builder.Services.AddAuthorization(options => options.AddPolicy("Operators", policy => policy.RequireClaim(ClaimTypes.Name, "operator")));
    }

    private static void MapAfterAuthorization(WebApplication app)
    {
        app.UseStrictCors();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/todos", () => "todos");
    }

    /// <summary>Who calls is in a header.</summary>
    private sealed class HeaderUser(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers["X-User"] is [{ } user]
            ? AuthenticateResult.Success(new(new(new ClaimsIdentity([new(ClaimTypes.Name, user)], Scheme.Name)), Scheme.Name))
            : AuthenticateResult.NoResult());
    }
}
