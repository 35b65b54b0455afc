using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Startup;

/// <summary>Whatever names a policy names one that exists: checked before the server listens, with the endpoint and the nearest name.</summary>
public class EndpointTests
{
    public static TheoryData<string, Action<WebApplication>> Misspelt => new()
    {
        { "endpoint 'HTTP: GET /orders'", app => app.MapGet("/orders", () => "").RequireStrictCors("wbe") },
        { "endpoint 'HTTP: GET /orders'", app => app.MapGet("/orders", [StrictCors("wbe")] () => "") },
        { "endpoint 'HTTP: GET /orders'", app => app.MapGet("/orders", () => "").RequireCors("wbe") },
        { "endpoint 'HTTP: GET /orders'", app => app.MapGet("/orders", [EnableCors("wbe")] () => "") },
        { "endpoint 'HTTP: GET /g/orders'", app => app.MapGroup("/g").RequireStrictCors("wbe").MapGet("/orders", () => "") },
        { "endpoint 'HTTP: GET /g/orders'", app => app.MapGroup("/g").RequireStrictCors("web").MapGet("/orders", () => "").RequireStrictCors("wbe") },
        { "endpoint '/chat/negotiate'", app => app.MapHub<ChatHub>("/chat") },
    };

    [Theory]
    [MemberData(nameof(Misspelt))]
    public async Task A_name_that_does_not_exist(string path, Action<WebApplication> map)
    {
        var problems = await Starting.ProblemsAsync(
            app =>
            {
                app.UseStrictCors();
                map(app);
            },
            services => services.AddSignalR());

        problems.Should().Contain(new StrictCorsConfigurationProblem("SC2001", path, "wbe", "No policy has this name.", "web"));
        problems.Should().OnlyContain(problem => problem.Code == "SC2001");
    }

    [Theory]
    [InlineData(typeof(WrongController), "WrongController.Get")]
    [InlineData(typeof(WrongActionController), "WrongActionController.Get")]
    [InlineData(typeof(WrongBuiltInController), "WrongBuiltInController.Get")]
    public async Task A_name_on_a_controller_or_an_action(Type controller, string name)
    {
        var problem = await Starting.ProblemAsync(
            app =>
            {
                app.UseStrictCors();
                app.MapControllers();
            },
            services => typeof(Starting).GetMethod(nameof(Starting.AddController))!.MakeGenericMethod(controller).Invoke(null, [services]));

        problem.Code.Should().Be("SC2001");
        problem.Path.Should().Contain(name);
        problem.Value.Should().Be("wbe");
        problem.Suggestion.Should().Be("web");
    }

    [Fact]
    public async Task A_name_that_is_near_to_none_is_answered_with_all()
    {
        var problem = await Starting.ProblemAsync(app =>
        {
            app.UseStrictCors();
            app.MapGet("/", () => "").RequireStrictCors("partners");
        });

        problem.Suggestion.Should().Be("existing: api, web");
    }

    [Fact]
    public async Task The_argument_of_UseStrictCors()
    {
        var problem = await Starting.ProblemAsync(app => app.UseStrictCors("wbe"));

        problem.Should().Be(new StrictCorsConfigurationProblem("SC2001", "app.UseStrictCors(policyNames)", "wbe", "No policy has this name.",
            "web"));
    }

    [Fact]
    public async Task Names_that_exist_start_in_any_case() => await Starting.ShouldStartAsync(
        app =>
        {
            app.UseStrictCors("Web");
            app.MapGet("/a", () => "").RequireStrictCors("API");
            app.MapGet("/b", () => "").RequireCors("Api");
            app.MapGet("/c", [EnableCors("WEB")] () => "");
            app.MapGet("/d", [StrictCors("web")] () => "");
            app.MapGet("/e", () => "").DisableStrictCors();
            app.MapGet("/f", [DisableCors] () => "");
            app.MapGet("/g", () => "").BypassStrictCors();
            app.MapGet("/h", () => "").RequireStrictCors();
            app.MapGet("/i", [EnableCors] () => "");
            app.MapHub<QuietHub>("/hub");
            app.MapControllers();
        },
        services =>
        {
            services.AddSignalR();
            services.AddController<RightController>();
        });

    [Fact]
    public async Task The_last_metadata_decides_and_the_ones_before_it_do_not_matter() => await Starting.ShouldStartAsync(app =>
    {
        app.UseStrictCors();
        app.MapGroup("/g").RequireStrictCors("wbe").MapGet("/", () => "").RequireStrictCors("web");
        app.MapGroup("/h").RequireStrictCors("wbe").MapGet("/", () => "").DisableStrictCors();
    });

    [Fact]
    public async Task An_endpoint_of_a_branch_is_seen()
    {
        var problem = await Starting.ProblemAsync(app =>
        {
            app.UseStrictCors();
            app.Map("/branch", branch =>
            {
                branch.UseRouting();
                branch.UseEndpoints(endpoints => endpoints.MapGet("/orders", () => "").RequireStrictCors("wbe"));
            });
        });

        problem.Path.Should().Be("endpoint 'HTTP: GET /orders'");
    }

    [Fact]
    public async Task Endpoints_are_named_in_print()
    {
        var problem = await Starting.ProblemAsync(app =>
        {
            app.UseStrictCors();
            app.MapGet("/", () => "").WithDisplayName("a\r\n  SC9999  forged\u001b[2J").RequireStrictCors("w\nb\u202ee");
        });

        problem.ToString().Should().NotContainAny("\u001b", "\u202e", "\n  SC9999");
        problem.Path.Should().StartWith(@"endpoint 'a\u000d\u000a  SC9999");
    }

    [StrictCors("wbe")]
    private sealed class ChatHub : Hub;

    [StrictCors("web")]
    private sealed class QuietHub : Hub;

    // Private, so that no other test's AddControllers finds them.
    [StrictCors("api")]
    [Route("right")]
    private sealed class RightController : ControllerBase
    {
        [HttpGet]
        [DisableStrictCors]
        public string Get() => "";

        [HttpPut]
        [EnableCors("web")]
        public string Put() => "";

        [HttpDelete]
        public string Delete() => "";
    }

    [StrictCors("wbe")]
    [Route("wrong")]
    private sealed class WrongController : ControllerBase
    {
        [HttpGet]
        public string Get() => "";
    }

    [StrictCors("web")]
    [Route("wrong")]
    private sealed class WrongActionController : ControllerBase
    {
        [HttpGet]
        [StrictCors("wbe")]
        public string Get() => "";

        [HttpPut]
        public string Put() => "";
    }

    [Route("wrong")]
    private sealed class WrongBuiltInController : ControllerBase
    {
        [HttpGet]
        [EnableCors("wbe")]
        public string Get() => "";
    }
}
