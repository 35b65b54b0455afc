using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Startup;

/// <summary>Authorization that keeps no preflight from its answer: the program starts.</summary>
public class AuthorizationExemptionTests
{
    [Fact]
    public async Task And_behind_it_it_is_fine() => await Starting.ShouldStartAsync(
        app =>
        {
            app.UseWhen(context => context.Request.Path != "/health", branch => branch.UseStrictCors());
            app.UseAuthorization();
            app.MapGet("/orders", () => "").RequireAuthorization();
        },
        AuthorizationServices.Add);

    [Fact]
    public async Task Controllers_alone_start_although_they_register_authorization() => await Starting.ShouldStartAsync(
        app =>
        {
            app.UseStrictCors();
            app.MapControllers();
        },
        services => services.AddController<OpenController>());

    [Fact]
    public async Task Registered_authorization_that_nothing_asks_for_starts() => await Starting.ShouldStartAsync(
        app =>
        {
            app.UseStrictCors();
            app.MapGet("/", () => "");
        },
        AuthorizationServices.Add);

    [Fact]
    public async Task An_endpoint_that_allows_everybody_starts() => await Starting.ShouldStartAsync(
        app =>
        {
            app.UseStrictCors();
            app.MapGroup("/g").RequireAuthorization().MapGet("/", () => "").AllowAnonymous();
        },
        AuthorizationServices.Add);

    [Fact]
    public async Task An_authorized_endpoint_that_no_policy_applies_to_starts() => await Starting.ShouldStartAsync(
        app =>
        {
            app.UseStrictCors();
            app.MapGet("/orders", () => "").RequireStrictCors("web");
            app.MapGet("/admin", () => "").RequireAuthorization();
            app.MapGet("/api", () => "").RequireAuthorization().BypassStrictCors();
        },
        AuthorizationServices.Add,
        Starting.WithoutDefault);

    [Fact]
    public async Task A_fallback_policy_that_reaches_no_endpoint_of_ours_starts() => await Starting.ShouldStartAsync(
        app =>
        {
            app.UseStrictCors();
            app.MapGet("/public", () => "").AllowAnonymous().RequireStrictCors("web");
            app.MapGet("/admin", () => "");
        },
        AuthorizationServices.AddWithFallback,
        Starting.WithoutDefault);

    // Private, so that no other test's AddControllers finds them.
    [Route("open")]
    private sealed class OpenController : ControllerBase
    {
        [HttpGet]
        public string Get() => "";
    }
}
