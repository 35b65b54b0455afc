using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StrictCors.Explanations;
using StrictCors.Page.Watching;
using StrictCors.Policies;

namespace StrictCors.Page.Tests.Watching;

/// <summary>What is done in a request, before anyone looks.</summary>
public sealed class RecordingTests
{
    private static readonly string[] Kinds = ["allowed", "denied", "same origin", "preflight", "denied preflight", "handshake"];

    [Fact]
    public void D10_Recording_allocates_no_byte_whatever_the_decision()
    {
        var watch = new Watch(TimeProvider.System);
        var decisions = Kinds.Select(Decide).ToList();
        var context = CreateContext();
        Record();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Record();

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
        watch.Decisions.All().Should().HaveCount(DecisionRing.Capacity);

        void Record()
        {
            for (var i = 0; i < 1000; i++)
            {
                for (var kind = 0; kind < decisions.Count; kind++)
                {
                    watch.Decided(context, Read(kind), decisions[kind]);
                }
            }
        }
    }

    [Fact]
    public void D10_A_place_that_another_kind_of_request_had_keeps_nothing_of_it()
    {
        var request = new RecordedRequest();
        var context = CreateContext();
        request.Fill(context, Read(4), Decide("denied preflight"), options: null, time: 0);
        request.Length.Should().BeGreaterThan(100);
        request.Proxy.ForwardedHost.ToString().Should().Be("public.example");

        request.Fill(context, Read(0), Decide("allowed"), options: null, time: 0);

        request.Length.Should().Be("GET".Length + "/todos".Length + "https://app.example.com".Length);
        request.Proxy.Should().Be(ProxyHeaders.None);
        var value = request.Value;
        (value.RequestMethod.Count, value.RequestHeaders.Count, value.FetchSite.Count, value.Host).Should().Be((0, 0, 0, ""));
    }

    [Fact]
    public void A_server_that_leaves_the_path_base_out_is_recorded_too()
    {
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpRequestFeature>(new HttpRequestFeature { PathBase = null!, Path = null! });
        var request = new RecordedRequest();

        request.Fill(context, Read(0), Decide("allowed"), options: null, time: 0);

        request.FullPath.Should().Be("/todos");
    }

    [Fact]
    public void The_time_of_a_decision_follows_that_of_the_machine()
    {
        var time = new MovedTime();
        var clock = new CoarseClock(time);
        Read().Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromSeconds(1));

        time.Moved = TimeSpan.FromHours(-1);

        SpinWait.SpinUntil(() => Read() < DateTimeOffset.UtcNow.AddMinutes(-59), TimeSpan.FromSeconds(20)).Should().BeTrue();

        DateTimeOffset Read() => DateTimeOffset.FromUnixTimeMilliseconds(clock.Now());
    }

    private static DefaultHttpContext CreateContext()
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Host = "internal.example";
        context.Request.Headers["X-Forwarded-Host"] = "public.example";
        context.Request.Headers["Sec-Fetch-Site"] = "cross-site";
        return context;
    }

    private static CorsRequest Read(int kind) => new()
    {
        Path = "/todos",
        Origin = "https://app.example.com",
        RequestMethod = Kinds[kind].EndsWith("preflight", StringComparison.Ordinal) ? "PUT" : default,
        RequestHeaders = Kinds[kind].EndsWith("preflight", StringComparison.Ordinal) ? "content-type,x-request-id,authorization" : default,
        IsHandshake = Kinds[kind] == "handshake",
    };

    private static PolicyDecision Decide(string kind) => new(EndpointPolicy.None, new()
    {
        Kind = kind.EndsWith("preflight", StringComparison.Ordinal) ? CorsRequestKind.Preflight
            : kind == "handshake" ? CorsRequestKind.Handshake : CorsRequestKind.Actual,
        Outcome = kind.StartsWith("denied", StringComparison.Ordinal) ? CorsOutcome.Denied
            : kind == "same origin" ? CorsOutcome.SameOrigin : CorsOutcome.Allowed,
    });

    private sealed class MovedTime : TimeProvider
    {
        public TimeSpan Moved { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Moved;
    }
}
