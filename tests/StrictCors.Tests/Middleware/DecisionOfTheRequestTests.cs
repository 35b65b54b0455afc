using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Middleware;

/// <summary>D2: the decision is available to the application for the current request, and on the current activity.</summary>
public sealed class DecisionOfTheRequestTests
{
    [Theory]
    [InlineData("GET", "/web", null, CorsOutcome.NotCors, CorsDenialReason.None)]
    [InlineData("GET", "/web", "https://app.example.com", CorsOutcome.Allowed, CorsDenialReason.None)]
    [InlineData("GET", "/web", "https://evil.test", CorsOutcome.Denied, CorsDenialReason.OriginNotAllowed)]
    [InlineData("POST", "/server", "https://evil.test", CorsOutcome.Denied, CorsDenialReason.OriginNotAllowed)]
    [InlineData("POST", "/server", "http://api.example.com", CorsOutcome.SameOrigin, CorsDenialReason.None)]
    [InlineData("GET", "/observe", "null", CorsOutcome.Denied, CorsDenialReason.OriginNull)]
    public async Task D2_the_application_can_ask(string method, string path, string? origin, CorsOutcome outcome, CorsDenialReason reason)
    {
        CorsDecision? before = default(CorsDecision);
        var after = new TaskCompletionSource<CorsDecision?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var program = await ObservedProgram.StartAsync(first: app => app.Use(async (context, next) =>
        {
            before = context.GetCorsDecision();
            await next(context);
            after.SetResult(context.GetCorsDecision());
        }));

        await program.SendAsync(method, path, origin is null ? [] : [("Origin", origin)]);

        before.Should().BeNull("no policy has decided yet");
        // The client has its answer before the pipeline has ended.
        (await after.Task.WaitAsync(TimeSpan.FromSeconds(10))).Should()
            .BeEquivalentTo(new { Kind = CorsRequestKind.Actual, Outcome = outcome, Reason = reason });
    }

    [Theory]
    [InlineData("/web", "https://evil.test", "DefaultPolicy", "denied", "origin-not-allowed")]
    [InlineData("/web", "https://app.example.com", "DefaultPolicy", "allowed", "none")]
    [InlineData("/disabled", "https://app.example.com", "", "denied", "origin-not-allowed")]
    public async Task The_current_activity_is_tagged_and_never_with_the_origin(string path, string origin, string policy, string outcome,
        string reason)
    {
        using var activity = new Activity("request") { IsAllDataRequested = true };
        await using var program = await ObservedProgram.StartAsync(first: app => Use(app, activity));

        await program.SendAsync("GET", path, ("Origin", origin));

        activity.TagObjects.Should().BeEquivalentTo(new Dictionary<string, object?>
        {
            ["strictcors.policy"] = policy,
            ["strictcors.kind"] = "actual",
            ["strictcors.outcome"] = outcome,
            ["strictcors.reason"] = reason,
        });
    }

    [Fact]
    public async Task An_activity_that_nobody_records_and_a_request_without_Origin_are_left_alone()
    {
        using var unrecorded = new Activity("request") { IsAllDataRequested = false };
        await using (var program = await ObservedProgram.StartAsync(first: app => Use(app, unrecorded)))
        {
            await program.SendAsync("GET", "/web", ("Origin", "https://evil.test"));
        }

        using var recorded = new Activity("request") { IsAllDataRequested = true };
        await using (var program = await ObservedProgram.StartAsync(first: app => Use(app, recorded)))
        {
            await program.SendAsync("GET", "/web");
        }

        unrecorded.TagObjects.Concat(recorded.TagObjects).Should().BeEmpty();
    }

    private static void Use(IApplicationBuilder app, Activity activity) => app.Use((context, next) =>
    {
        context.Features.Set<IHttpActivityFeature>(new Feature { Activity = activity });
        return next(context);
    });

    private sealed class Feature : IHttpActivityFeature
    {
        public required Activity Activity { get; set; }
    }
}
