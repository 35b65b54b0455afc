using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Configuration;
using StrictCors.OriginSources;
using StrictCors.Policies;

namespace StrictCors.Tests.OriginSources;

/// <summary>An answer is kept for other requests, so a source sees nothing of the request except what is part of the key.</summary>
public sealed class SourceContextTests
{
    private const string Tenant = "https://tenant.example";

    private static readonly AsyncLocal<string?> Ambient = new();

    private readonly HttpContextAccessor _accessor = new();

    [Fact]
    public async Task O2_a_source_finds_nothing_of_its_caller()
    {
        HttpContext? seen = null;
        string? ambient = null;
        var source = new Recorder(_ =>
        {
            (seen, ambient) = (_accessor.HttpContext, Ambient.Value);
            return true;
        });
        await using var host = await SourceHost.StartAsync(source);
        _accessor.HttpContext = new DefaultHttpContext();
        Ambient.Value = "tenant a";

        (await AskAsync(host.Services)).Should().Be(OriginSourceVerdict.Allowed);

        seen.Should().BeNull();
        ambient.Should().BeNull();
        _accessor.HttpContext.Should().NotBeNull("the request goes on with its own context");
        Ambient.Value.Should().Be("tenant a");
    }

    [Fact]
    public async Task O2_a_source_finds_nothing_if_its_caller_has_suppressed_the_flow()
    {
        HttpContext? seen = null;
        var source = new Recorder(_ =>
        {
            seen = _accessor.HttpContext;
            return true;
        });
        await using var host = await SourceHost.StartAsync(source);
        _accessor.HttpContext = new DefaultHttpContext();
        Task<OriginSourceVerdict> verdict;
        using (ExecutionContext.SuppressFlow())
        {
            verdict = AskAsync(host.Services);
        }

        (await verdict).Should().Be(OriginSourceVerdict.Allowed);
        seen.Should().BeNull();
    }

    [Fact]
    public async Task O2_the_activity_of_the_caller_is_the_one_of_the_source()
    {
        Activity? seen = null;
        var source = new Recorder(_ =>
        {
            seen = Activity.Current;
            return true;
        });
        await using var host = await SourceHost.StartAsync(source);
        using var activity = new Activity("request").Start();

        await AskAsync(host.Services);

        seen.Should().BeSameAs(activity);
        Activity.Current.Should().BeSameAs(activity);
    }

    private static Task<OriginSourceVerdict> AskAsync(IServiceProvider services)
    {
        var policy = services.GetRequiredService<PolicyStore>().Current.Default.Policy;
        return services.GetRequiredService<OriginSourceClient>().QueryAsync(new DefaultHttpContext(), policy, policy.OriginSource!, Tenant).AsTask();
    }
}
