using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StrictCors.Tests.Allocation;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Diagnostics;

/// <summary>Which activities have the tags of a decision: those that somebody may read. Runs alone, because listeners are listeners of the whole
/// process.</summary>
[Collection(nameof(AllocationCollection))]
public sealed class ReadActivitiesTests
{
    private const string ByHost = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    [Fact]
    public async Task Nobody_reads_the_one_that_the_host_creates_for_the_log() => (await TagsAsync()).Should().BeEmpty();

    [Theory]
    [InlineData(ActivitySamplingResult.None, false)]
    [InlineData(ActivitySamplingResult.PropagationData, false)]
    [InlineData(ActivitySamplingResult.AllData, true)]
    [InlineData(ActivitySamplingResult.AllDataAndRecorded, true)]
    public async Task A_listener_reads_what_it_has_sampled(ActivitySamplingResult result, bool isRead)
    {
        using var everything = Listen(_ => true, result);
        (await TagsAsync()).Should().HaveCount(isRead ? 4 : 0);
    }

    [Theory]
    [InlineData(ActivitySamplingResult.None, false)]
    [InlineData(ActivitySamplingResult.AllData, true)]
    public async Task A_listener_of_the_host_reads_what_it_has_sampled(ActivitySamplingResult result, bool isRead)
    {
        using var host = Listen(source => source.Name == "Microsoft.AspNetCore", result);
        (await TagsAsync()).Should().HaveCount(isRead ? 4 : 0);
    }

    [Fact]
    public async Task A_listener_of_other_sources_reads_nothing()
    {
        using var other = Listen(source => source.Name == "Other", ActivitySamplingResult.AllData);
        (await TagsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_listener_of_activities_without_a_source_reads_it()
    {
        using var withoutSource = Listen(source => source.Name.Length == 0, ActivitySamplingResult.None);
        (await TagsAsync()).Should().HaveCount(4);
    }

    [Theory]
    [InlineData(ByHost, true)]
    [InlineData("Microsoft.AspNetCore.Mvc.BeforeAction", false)]
    public async Task A_subscriber_of_the_hosts_diagnostics_reads_it(string announcement, bool isRead)
    {
        var tags = await TagsAsync(started: app => app.Services.GetRequiredService<DiagnosticListener>()
            .Subscribe(new Nobody(), name => name.StartsWith(announcement, StringComparison.Ordinal)));
        tags.Should().HaveCount(isRead ? 4 : 0);
    }

    [Theory]
    [InlineData(ActivityTrackingOptions.Tags | ActivityTrackingOptions.TraceId, true)]
    [InlineData(ActivityTrackingOptions.Baggage | ActivityTrackingOptions.TraceId, false)]
    public async Task A_log_with_the_tags_of_activities_reads_it(ActivityTrackingOptions tracking, bool isRead) => (await TagsAsync(
        builder => builder.Logging.Configure(options => options.ActivityTrackingOptions = tracking))).Should().HaveCount(isRead ? 4 : 0);

    /// <summary>The names of the tags that are ours, at the end of a denied request.</summary>
    private static async Task<IReadOnlyCollection<string>> TagsAsync(
        Action<WebApplicationBuilder>? configure = null, Action<WebApplication>? started = null)
    {
        var tags = new TaskCompletionSource<string[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await KestrelHost.StartAsync(
            builder =>
            {
                configure?.Invoke(builder);
                builder.Services.AddStrictCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com")));
            },
            app =>
            {
                started?.Invoke(app);
                app.Use(async (context, next) =>
                {
                    await next(context);
                    var activity = context.Features.Get<IHttpActivityFeature>()!.Activity;
                    tags.TrySetResult([.. activity.TagObjects.Select(tag => tag.Key).Where(IsOurs)]);
                });
                app.UseStrictCors();
                app.MapGet("/", () => "ran");
            });
        await host.SendAsync(RawRequest.Get("/").With("Origin", "https://evil.test"));
        return await tags.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static bool IsOurs(string tag) => tag.StartsWith("strictcors.", StringComparison.Ordinal);

    private static ActivityListener Listen(Func<ActivitySource, bool> isWanted, ActivitySamplingResult result)
    {
        var listener = new ActivityListener { ShouldListenTo = isWanted, Sample = (ref ActivityCreationOptions<ActivityContext> _) => result };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private sealed class Nobody : IObserver<KeyValuePair<string, object?>>
    {
        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
        }
    }
}
