using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Startup;

/// <summary>WebApplication puts authorization in front of everything the program adds, unless the program calls UseAuthorization itself:
/// preflights, which carry no credentials, would be answered with 401.</summary>
public class AuthorizationTests
{
    private const string Lines = "app.UseStrictCors(); app.UseAuthentication(); app.UseAuthorization();";

    [Fact]
    public async Task An_endpoint_that_requires_authorization()
    {
        var problem = await Starting.ProblemAsync(
            app =>
            {
                app.UseStrictCors();
                app.MapGet("/open", () => "");
                app.MapGet("/orders", () => "").RequireAuthorization();
            },
            AuthorizationServices.Add);

        problem.Code.Should().Be("SC2009");
        problem.Path.Should().Be("app.UseStrictCors()");
        problem.Message.Should().Contain("the endpoint 'HTTP: GET /orders' requires it");
        problem.Suggestion.Should().Be(Lines);
    }

    public static TheoryData<string, Action<WebApplication>> Authorized => new()
    {
        { "attribute", app => app.MapGet("/", [Authorize] () => "") },
        { "named policy", app => app.MapGet("/", () => "").RequireAuthorization("admin") },
        { "policy in place", app => app.MapGet("/", () => "").RequireAuthorization(policy => policy.RequireRole("admin")) },
        { "requirement", app => app.MapGet("/", () => "").WithMetadata(new MinimumAgeAttribute()) },
        { "group", app => app.MapGroup("/g").RequireAuthorization().MapGet("/", () => "") },
        { "endpoint with a policy of its own", app => app.MapGet("/", () => "").RequireAuthorization().RequireStrictCors("api") },
        { "disabled", app => app.MapGet("/", () => "").RequireAuthorization().DisableStrictCors() },
    };

    [Theory]
    [MemberData(nameof(Authorized))]
    public async Task Whatever_requires_it(string kind, Action<WebApplication> map)
    {
        var problem = await Starting.ProblemAsync(
            app =>
            {
                app.UseStrictCors();
                map(app);
            },
            AuthorizationServices.Add);

        problem.Code.Should().Be("SC2009", kind);
    }

    [Theory]
    [MemberData(nameof(Authorized))]
    public async Task The_lines_that_are_offered_put_it_right(string kind, Action<WebApplication> map)
    {
        kind.Should().NotBeEmpty();
        await Starting.ShouldStartAsync(
            app =>
            {
                app.UseStrictCors();
                app.UseAuthentication();
                app.UseAuthorization();
                map(app);
            },
            AuthorizationServices.Add);
    }

    [Fact]
    public async Task A_controller_that_requires_authorization()
    {
        var problem = await Starting.ProblemAsync(
            app =>
            {
                app.UseStrictCors();
                app.MapControllers();
            },
            services => services.AddController<SecretController>());

        problem.Code.Should().Be("SC2009");
        problem.Message.Should().Contain("SecretController.Get");
    }

    [Fact]
    public async Task A_fallback_policy()
    {
        var problem = await Starting.ProblemAsync(
            app =>
            {
                app.UseStrictCors();
                app.MapGet("/", () => "");
            },
            AuthorizationServices.AddWithFallback);

        problem.Code.Should().Be("SC2009");
        problem.Message.Should().Contain("there is a fallback policy");
    }

    [Fact]
    public async Task A_branch_with_authorization_of_its_own_does_not_keep_it_from_the_front()
    {
        var problem = await Starting.ProblemAsync(
            app => app.Map("/api", api =>
            {
                api.UseRouting();
                api.UseStrictCors();
                api.UseAuthorization();
                api.UseEndpoints(endpoints => endpoints.MapGet("/orders", () => "").RequireAuthorization());
            }),
            AuthorizationServices.AddWithFallback);

        problem.Code.Should().Be("SC2009");
    }

    [Fact]
    public async Task In_front_of_a_branch_that_joins_again_it_is_found_too()
    {
        var problem = await Starting.ProblemAsync(
            app =>
            {
                app.UseWhen(context => context.Request.Path != "/health", branch => branch.UseStrictCors());
                app.MapGet("/orders", () => "").RequireAuthorization();
            },
            AuthorizationServices.Add);

        problem.Code.Should().Be("SC2009");
    }

    [Fact]
    public async Task A_fallback_policy_that_reaches_one_does_not()
    {
        var problem = await Starting.ProblemAsync(
            app =>
            {
                app.UseStrictCors();
                app.MapGet("/public", () => "").AllowAnonymous().RequireStrictCors("web");
                app.MapGet("/orders", () => "").RequireStrictCors("web");
            },
            AuthorizationServices.AddWithFallback,
            Starting.WithoutDefault);

        problem.Code.Should().Be("SC2009");
    }

    [Fact]
    public async Task A_policy_of_the_middlewares_own_argument_counts_like_a_default()
    {
        var problem = await Starting.ProblemAsync(
            app =>
            {
                app.UseStrictCors("api");
                app.MapGet("/", () => "").RequireAuthorization();
            },
            AuthorizationServices.Add,
            Starting.WithoutDefault);

        problem.Code.Should().Be("SC2009");
    }

    // Private, so that no other test's AddControllers finds them.
    [Route("open")]
    private sealed class OpenController : ControllerBase
    {
        [HttpGet]
        public string Get() => "";
    }

    [Authorize]
    [Route("secret")]
    private sealed class SecretController : ControllerBase
    {
        [HttpGet]
        public string Get() => "";
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class MinimumAgeAttribute : Attribute, IAuthorizationRequirementData
    {
        public IEnumerable<IAuthorizationRequirement> GetRequirements() => [];
    }
}
