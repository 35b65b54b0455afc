using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.OriginSources;

/// <summary>A source is queried only if no pattern covers an origin, within the guards of the policy.</summary>
public sealed class OriginSourceTests
{
    private const string Tenant = "https://tenant.example";

    private readonly SourceTime _time = new();

    [Fact]
    public async Task A_source_allows_what_no_pattern_covers_and_is_asked_for_nothing_else()
    {
        var source = new Recorder(query => query.Origin.Host == "tenant.example");
        await using var host = await SourceHost.StartAsync(source);

        (await host.GetAsync(Tenant)).Single("Access-Control-Allow-Origin").Should().Be(Tenant);
        (await host.GetAsync("https://evil.example")).OwnedHeaders.Should().BeEmpty();
        (await host.GetAsync("https://app.example.com")).Single("Access-Control-Allow-Origin").Should().Be("https://app.example.com");
        (await host.GetAsync("null")).OwnedHeaders.Should().BeEmpty();
        (await host.GetAsync("file://")).OwnedHeaders.Should().BeEmpty();
        (await host.GetAsync("https://tenant.example/")).OwnedHeaders.Should().BeEmpty();

        source.Asked.Should().Equal(Tenant, "https://evil.example");
    }

    [Fact]
    public async Task A_source_decides_preflights_too()
    {
        await using var host = await SourceHost.StartAsync(new Recorder(query => query.Origin.Host == "tenant.example"));

        var allowed = await host.SendAsync(RawRequest.Preflight("/x", Tenant, "GET"));
        var denied = await host.SendAsync(RawRequest.Preflight("/x", "https://evil.example", "GET"));

        allowed.Single("Access-Control-Allow-Methods").Should().Contain("GET");
        denied.OwnedHeaders.Should().BeEmpty();
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(null, false)]
    [InlineData("https://app.example.com", true)]
    [InlineData("https://app.example.com", false)]
    public async Task A_source_that_changes_the_origin_of_the_request_has_answered_about_the_one_that_came(string? changed, bool isAllowed)
    {
        var source = new Recorder(query =>
        {
            query.HttpContext.Request.Headers.Origin = changed;
            return isAllowed;
        });
        await using var host = await SourceHost.StartAsync(source);

        var actual = await host.GetAsync(Tenant);
        var preflight = await host.SendAsync(RawRequest.Preflight("/x", Tenant, "GET"));

        actual.Status.Should().Be(200);
        actual.VaryMembers.Should().Equal("Origin");
        preflight.Status.Should().Be(204);
        foreach (var response in new[] { actual, preflight })
        {
            response.Single("Access-Control-Allow-Origin").Should().Be(isAllowed ? Tenant : null);
        }
    }

    [Fact]
    public async Task A_source_that_throws_denies_and_fails_no_request()
    {
        await using var host = await SourceHost.StartAsync(new Recorder(_ => throw new InvalidOperationException("database down")));

        var response = await host.GetAsync(Tenant);

        response.Status.Should().Be(200);
        response.OwnedHeaders.Should().BeEmpty();
        host.Logs.GetSnapshot().Should().ContainSingle(record => record.Id.Name == "OriginSourceFailed");
    }

    [Fact]
    public async Task A_source_that_hangs_denies_when_the_time_is_up()
    {
        var source = new Recorder(_ => true) { Hold = new TaskCompletionSource().Task };
        await using var host = await SourceHost.StartAsync(source, options => options.Timeout = TimeSpan.FromSeconds(2), time: _time);

        var request = host.GetAsync(Tenant);
        await source.Reached.WaitAsync();
        _time.Advance(TimeSpan.FromSeconds(2) - TimeSpan.FromTicks(1));
        request.IsCompleted.Should().BeFalse();
        _time.Advance(TimeSpan.FromTicks(1));
        var response = await request;

        response.Status.Should().Be(200);
        response.OwnedHeaders.Should().BeEmpty();
    }

    [Fact]
    public async Task A_yes_is_bound_by_the_guard_of_policies_with_credentials()
    {
        var source = new Recorder(_ => true);
        await using var host = await SourceHost.StartAsync(source);

        (await host.GetAsync("http://tenant.example")).OwnedHeaders.Should().BeEmpty();

        source.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task A_source_that_is_not_registered_stops_the_program()
    {
        var result = await HostStart.TryStartAsync(
            builder => builder.Services.AddStrictCors(options => options.AddDefaultPolicy(policy => policy.WithOriginSource<RecordedSource>())),
            app => app.UseStrictCors());

        result.Listened.Should().BeFalse();
        result.Error.Should().BeOfType<StrictCorsConfigurationException>()
            .Which.Problems.Should().ContainSingle(problem => problem.Code == "SC1507")
            .Which.Suggestion.Should().Be("builder.Services.AddScoped<RecordedSource>();");
    }
}
