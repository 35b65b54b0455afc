using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace StrictCors.Tests.Startup;

/// <summary>UseStrictCors in branches of the pipeline.</summary>
public class BranchTests
{
    [Fact]
    public async Task UseWhen_before_the_main_call_is_twice()
    {
        var problem = await Starting.ProblemAsync(app =>
        {
            app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), branch => branch.UseStrictCors("api"));
            app.UseStrictCors();
        });

        problem.Code.Should().Be("SC2006");
    }

    [Fact]
    public async Task UseWhen_inside_of_UseWhen_before_the_main_call_is_twice()
    {
        var problem = await Starting.ProblemAsync(app =>
        {
            app.UseWhen(_ => true, outer => outer.UseWhen(_ => true, inner => inner.UseStrictCors("api")));
            app.UseStrictCors();
        });

        problem.Code.Should().Be("SC2006");
    }

    [Fact]
    public async Task Branches_that_do_not_come_back_have_calls_of_their_own() => await Starting.ShouldStartAsync(app =>
    {
        app.Map("/map", branch => branch.UseStrictCors("api"));
        app.MapWhen(context => context.Request.Path.StartsWithSegments("/when"), branch => branch.UseStrictCors("api"));
        app.Map("/nested", branch => branch.UseWhen(_ => true, inner => inner.UseStrictCors("api")));
        app.UseStrictCors();
    });

    [Fact]
    public async Task Only_in_a_branch_while_there_is_a_default_policy()
    {
        (await WarningsAsync(Starting.Json, app => app.UseWhen(_ => true, branch => branch.UseStrictCors("api")))).Should().ContainSingle()
            .Which.Should().StartWith("SC3010 app.UseStrictCors(): UseStrictCors is called only in a branch");
        (await WarningsAsync(Starting.WithoutDefault, app => app.Map("/api", branch => branch.UseStrictCors("api")))).Should().BeEmpty();
        (await WarningsAsync(Starting.Json, app =>
        {
            app.Map("/api", branch => branch.UseStrictCors("api"));
            app.UseStrictCors();
        })).Should().BeEmpty();
    }

    private static async Task<IReadOnlyList<string>> WarningsAsync(string json, Action<WebApplication> app)
    {
        var result = await Starting.TryAsync(app, json: json);
        result.Error.Should().BeNull();
        return [.. result.Logs.GetSnapshot().Where(record => record.Level == LogLevel.Warning).Select(record => record.Message)
            .Where(message => message.StartsWith("SC3010", StringComparison.Ordinal))];
    }
}
