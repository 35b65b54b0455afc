using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Documentation.Neighbours;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Startup;

/// <summary>A convention is added after an attribute, so it decides: a choice that is written at the code must not be opened from outside.</summary>
public sealed class OverriddenAttributeTests
{
    [Fact]
    public async Task A_convention_for_all_controllers_overrides_the_attributes_of_actions()
    {
        var problems = await ProblemsAsync(app => app.MapControllers().RequireStrictCors("web"));

        problems.Should().OnlyContain(problem => problem.Code == "SC2020");
        problems.Select(problem => problem.Message).Should().HaveCount(4)
            .And.Contain(message => message.Contains("chooses disabled CORS,") && message.Contains("with the policy 'web'."))
            .And.Contain(message => message.Contains("chooses the policy 'stricter',"));
        problems.Select(problem => problem.Suggestion).Distinct().Should()
            .Equal("make the policy 'web' the default policy instead, or remove the attribute");
    }

    [Fact]
    public async Task So_do_the_conventions_of_the_framework_and_those_that_open_and_close() =>
        await ShouldAllBeFound(
            app => app.MapControllers().RequireCors("web"),
            app => app.MapControllers().RequireStrictCors(),
            app => app.MapControllers().BypassStrictCors());

    [Fact]
    public async Task So_do_conventions_of_handlers_and_hubs() =>
        await ShouldAllBeFound(
            app => app.MapGet("/x", [DisableStrictCors] () => "").RequireStrictCors("web"),
            app => app.MapGet("/x", [DisableCors] (HttpContext context) => Task.CompletedTask).RequireStrictCors("web"),
            app => app.MapGet("/x", [StrictCors("stricter")] (HttpContext context) => Task.CompletedTask).RequireCors("web"),
            app => app.MapHub<ClosedHub>("/hub").RequireStrictCors("web"),
            app => app.MapGrpcService<ClosedGreeter>().RequireStrictCors("web"),
            app => app.MapGrpcService<ClosedMethodGreeter>().RequireCors("web"));

    [Fact]
    public async Task The_nearer_choice_may_override_the_farther_one()
    {
        var start = async () => await StartAsync(app =>
        {
            app.MapGroup("/a").RequireStrictCors("web").MapGet("/x", () => "").RequireStrictCors("stricter");
            app.MapGroup("/b").RequireStrictCors("web").MapGet("/x", [DisableStrictCors] () => "");
            app.MapGroup("/c").DisableStrictCors().MapGet("/x", () => "").RequireStrictCors("web");
            app.MapGet("/d", [StrictCors("web")] () => "").RequireStrictCors("WEB");
            app.MapGet("/e", [DisableCors] () => "").DisableStrictCors();
            app.MapGet("/f", [StrictCors("web")] () => "");
            app.MapControllers();
            app.MapGrpcService<ClosedGreeter>();
            app.MapGrpcService<ClosedMethodGreeter>().DisableStrictCors();
        });

        await start.Should().NotThrowAsync();
    }

    private static async Task ShouldAllBeFound(params Action<WebApplication>[] programs)
    {
        foreach (var program in programs)
        {
            (await ProblemsAsync(program)).Should().NotBeEmpty().And.OnlyContain(problem => problem.Code == "SC2020");
        }
    }

    private static async Task<IReadOnlyList<StrictCorsConfigurationProblem>> ProblemsAsync(Action<WebApplication> map)
    {
        var start = async () => await StartAsync(map);

        return (await start.Should().ThrowAsync<StrictCorsConfigurationException>()).Which.Problems;
    }

    private static async Task StartAsync(Action<WebApplication> map)
    {
        await using var host = await TestServerHost.StartAsync(
            builder =>
            {
                builder.Services.AddSignalR();
                builder.Services.AddGrpc();
                builder.Services.AddControllers().ConfigureApplicationPartManager(manager =>
                {
                    manager.ApplicationParts.Clear();
                    manager.ApplicationParts.Add(new AssemblyPart(typeof(OverriddenController).Assembly));
                    manager.FeatureProviders.Clear();
                    manager.FeatureProviders.Add(new OnlyOverridden());
                });
                builder.Services.AddStrictCors(cors =>
                {
                    cors.AddPolicy("web", policy => policy.WithOrigins("https://app.example.com"));
                    cors.AddPolicy("stricter", policy => policy.WithOrigins("https://admin.example.com"));
                    cors.DefaultPolicy = "web";
                });
            },
            app =>
            {
                app.UseStrictCors();
                map(app);
            });
    }

    [DisableStrictCors]
    internal sealed class ClosedHub : Hub;

    [DisableStrictCors]
    internal sealed class ClosedGreeter : Greeter;

    internal sealed class ClosedMethodGreeter : Greeter
    {
        [DisableStrictCors]
        public override Task<string> SayHello(string name, ServerCallContext context) => base.SayHello(name, context);
    }

    private sealed class OnlyOverridden : IApplicationFeatureProvider<ControllerFeature>
    {
        public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature) =>
            feature.Controllers.Add(System.Reflection.IntrospectionExtensions.GetTypeInfo(typeof(OverriddenController)));
    }
}
