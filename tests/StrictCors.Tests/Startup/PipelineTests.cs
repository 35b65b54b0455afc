using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Startup;

/// <summary>Where UseStrictCors stands in the pipeline: a wrong place is found before the server listens, with the lines to write.</summary>
public class PipelineTests
{
    [Fact]
    public async Task The_plain_application_starts() => await Starting.ShouldStartAsync(app =>
    {
        app.UseStrictCors();
        app.MapGet("/", () => "");
    });

    [Fact]
    public async Task An_application_without_endpoints_starts() => await Starting.ShouldStartAsync(app => app.UseStrictCors());

    [Fact]
    public async Task UseStrictCors_without_AddStrictCors()
    {
        var result = await HostStart.TryStartAsync(services: null, app => app.UseStrictCors(), SettingsJson.Parse(Starting.Json));

        result.Listened.Should().BeFalse();
        result.Error.Should().BeOfType<StrictCorsConfigurationException>().Which.Problems.Should().Equal(new StrictCorsConfigurationProblem(
            "SC2004", "app.UseStrictCors()", null, "UseStrictCors is called, but AddStrictCors is not.", "builder.Services.AddStrictCors();"));
    }

    [Fact]
    public async Task AddStrictCors_without_UseStrictCors()
    {
        var problem = await Starting.ProblemAsync(app => app.MapGet("/", () => ""));

        problem.Should().Be(new StrictCorsConfigurationProblem(
            "SC2005", "app.UseStrictCors()", null, "AddStrictCors is called, but UseStrictCors is not: no request would be handled.",
                "app.UseStrictCors();"));
    }

    [Fact]
    public async Task Twice()
    {
        var problem = await Starting.ProblemAsync(app =>
        {
            app.UseStrictCors();
            app.UseStrictCors("api");
        });

        problem.Code.Should().Be("SC2006");
        problem.Suggestion.Should().Be("app.UseStrictCors(); once, and .RequireStrictCors(\"api\") on the endpoints that differ");
    }

    [Fact]
    public async Task In_the_application_and_again_in_a_branch_of_it()
    {
        var problem = await Starting.ProblemAsync(app =>
        {
            app.UseStrictCors();
            app.Map("/admin", admin => admin.UseStrictCors("api"));
        });

        problem.Code.Should().Be("SC2006");
    }

    [Fact]
    public async Task In_two_sibling_branches_is_fine() => await Starting.ShouldStartAsync(app =>
    {
        app.Map("/web", web => web.UseStrictCors("web"));
        app.Map("/api", api => api.UseStrictCors("api"));
        app.MapWhen(context => context.Request.Host.Port == 1, other => other.UseStrictCors());
    });

    [Fact]
    public async Task Before_UseRouting()
    {
        var problem = await Starting.ProblemAsync(app =>
        {
            app.UseStrictCors();
            app.UseRouting();
            app.MapGet("/", () => "");
        });

        problem.Should().Be(new StrictCorsConfigurationProblem(
            "SC2007", "app.UseStrictCors()", null, "UseStrictCors is called before UseRouting: it could not see which endpoint a request is for, "
                + "and so not the policy of the endpoint. Move app.UseRouting() up.", "app.UseRouting(); app.UseStrictCors(); With OData batches: "
                + "app.UseRouting(); app.UseStrictCors(); app.UseODataBatching(); app.UseRouting();"));
    }

    [Fact]
    public async Task Behind_UseRouting_is_fine() => await Starting.ShouldStartAsync(app =>
    {
        app.UseRouting();
        app.UseStrictCors();
        app.MapGet("/", () => "");
    });

    [Fact]
    public async Task In_a_startup_filter_in_front_of_everything()
    {
        var problem = await Starting.ProblemAsync(
            app => app.MapGet("/", () => ""),
            services => services.AddTransient<IStartupFilter, CorsInFront>());

        problem.Code.Should().Be("SC2007");
    }

    [Fact]
    public async Task In_a_startup_filter_that_was_registered_before_ours()
    {
        var problem = await Starting.ProblemAsync(
            app => app.MapGet("/", () => ""),
            services => services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, CorsInFront>()));

        problem.Code.Should().Be("SC2007");
    }

    [Fact]
    public async Task In_a_startup_filter_of_an_application_without_endpoints_is_fine() => await Starting.ShouldStartAsync(
        app => app.UseStaticFiles(),
        services => services.AddTransient<IStartupFilter, CorsInFront>());

    [Fact]
    public async Task Behind_UseAuthorization()
    {
        var problem = await Starting.ProblemAsync(
            app =>
            {
                app.UseAuthorization();
                app.UseStrictCors();
            },
            services => services.AddAuthorization());

        problem.Should().Be(new StrictCorsConfigurationProblem(
            "SC2008", "app.UseStrictCors()", null,
                "UseStrictCors is called after UseAuthorization: pages could not read its 401 and 403, and under a fallback policy, or for "
                + "endpoints with a CORS policy of their own, preflights would get a 401. Move app.UseStrictCors() up, and app.UseRouting() "
                + "with it.",
            "app.UseRouting(); app.UseStrictCors(); app.UseAuthorization();"));
    }

    [Fact]
    public async Task In_a_branch_behind_UseAuthorization()
    {
        var problem = await Starting.ProblemAsync(
            app =>
            {
                app.UseAuthorization();
                app.Map("/api", api => api.UseStrictCors());
            },
            services => services.AddAuthorization());

        problem.Code.Should().Be("SC2008");
    }

    [Fact]
    public async Task The_explicit_right_order_starts() => await Starting.ShouldStartAsync(
        app =>
        {
            app.UseRouting();
            app.UseStrictCors();
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapGet("/", [Authorize] () => "");
        },
        services =>
        {
            services.AddAuthentication();
            services.AddAuthorization();
        });

    [Fact]
    public async Task Every_mistake_of_the_pipeline_is_reported_at_once()
    {
        var problems = await Starting.ProblemsAsync(
            app =>
            {
                app.UseAuthorization();
                app.UseStrictCors("wbe");
                app.UseStrictCors("pai");
                app.UseRouting();
                app.MapGet("/", () => "");
            },
            services => services.AddAuthorization());

        problems.Select(problem => (problem.Code, problem.Value)).Should().BeEquivalentTo(new (string, string?)[]
        {
            ("SC2008", null), ("SC2008", null), ("SC2006", null), ("SC2007", null), ("SC2001", "wbe"), ("SC2001", "pai"),
        });
    }

    private sealed class CorsInFront : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseStrictCors();
            next(app);
        };
    }
}
