using Microsoft.Extensions.Time.Testing;
using StrictCors.Diagnostics;

namespace StrictCors.Tests.Diagnostics;

/// <summary>Log messages about denials are rate-limited for each reason and origin; a hostile client floods neither log nor memory.</summary>
public sealed class MessageThrottleTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly MessageThrottle _throttle;

    public MessageThrottleTests() => _throttle = new MessageThrottle(_time);

    public void Dispose() => _throttle.Dispose();

    [Fact]
    public void The_first_denial_is_said_and_its_repetitions_are_counted()
    {
        IsDue("https://a.example").Should().Be((true, 0));
        IsDue("https://a.example").Should().Be((false, 0));
        IsDue("https://a.example").Should().Be((false, 0));

        _time.Advance(MessageThrottle.Interval);

        IsDue("https://a.example").Should().Be((true, 2));
        _time.Advance(MessageThrottle.Interval);
        IsDue("https://a.example").Should().Be((true, 0), "the count starts again with every message");
    }

    [Fact]
    public void A_denial_is_not_said_again_before_the_minute_is_over()
    {
        IsDue("https://a.example");

        _time.Advance(MessageThrottle.Interval - TimeSpan.FromTicks(1));

        IsDue("https://a.example").Due.Should().BeFalse();
    }

    [Fact]
    public void Another_origin_or_another_reason_is_another_message_up_to_the_bound()
    {
        // With one slot for each hash, some of these would meet.
        for (var i = 0; i < MessageThrottle.SlotCount / 2; i++)
        {
            IsDue($"https://a{i}.example").Due.Should().BeTrue();
            IsDue($"https://a{i}.example", CorsDenialReason.MethodNotAllowed).Due.Should().BeTrue();
        }
    }

    [Fact]
    public void Another_kind_of_request_or_another_policy_is_another_message()
    {
        foreach (var decision in new CorsDecision[] { new(), new() { Kind = CorsRequestKind.Handshake }, new() { PolicyName = "web" } })
        {
            _throttle.IsDue(decision, "https://a.example", out _).Should().BeTrue();
            _throttle.IsDue(decision, "https://a.example", out _).Should().BeFalse();
        }
    }

    [Fact]
    public void What_differs_only_behind_the_length_of_an_origin_is_one_message()
    {
        var stem = new string('a', 400);

        IsDue(stem + "1", CorsDenialReason.OriginMalformed).Due.Should().BeTrue();
        IsDue(stem + "2", CorsDenialReason.OriginMalformed).Due.Should().BeFalse();
    }

    [Fact]
    public void No_origin_at_all_is_a_key_like_any_other()
    {
        IsDue(null).Due.Should().BeTrue();
        IsDue(null).Due.Should().BeFalse();
    }

    [Fact]
    public void Origins_without_an_end_are_so_many_messages_a_minute_and_no_memory()
    {
        var origin = "https://0000000.example".ToCharArray();
        var said = 0;
        IsDue("https://warm.example");
        var before = 0L;
        for (var i = 0; i < 250_000; i++)
        {
            if (i == 1000)
            {
                // What is created once is there: the timer of the report, and what the runtime needs for the lock.
                before = GC.GetAllocatedBytesForCurrentThread();
            }

            i.TryFormat(origin.AsSpan(8, 7), out _, "0000000");
            said += _throttle.IsDue(new CorsDecision { Reason = CorsDenialReason.OriginNotAllowed }, origin, out _) ? 1 : 0;
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1000, "further origins take nothing");
        said.Should().Be(MessageThrottle.SlotCount - 1, "one slot was taken before");

        _time.Advance(MessageThrottle.Interval);
        IsDue("https://real.example").Due.Should().BeTrue("a flood silences others for its minute, not for good");
    }

    [Fact]
    public void Whether_a_message_would_be_due_counts_nothing()
    {
        WouldBeDue("https://a.example").Should().BeTrue();
        WouldBeDue("https://a.example").Should().BeTrue();
        IsDue("https://a.example").Should().Be((true, 0));
        WouldBeDue("https://a.example").Should().BeFalse();
        for (var i = 1; i < MessageThrottle.SlotCount; i++)
        {
            IsDue($"https://a{i}.example");
        }

        WouldBeDue("https://b.example").Should().BeFalse("no place is left");
        _time.Advance(MessageThrottle.Interval);
        WouldBeDue("https://b.example").Should().BeTrue();
        IsDue("https://a.example").Should().Be((true, 0), "nothing was suppressed");

        bool WouldBeDue(string origin) =>
            _throttle.WouldBeDue(new CorsDecision { Reason = CorsDenialReason.OriginNotAllowed }, origin);
    }

    private (bool Due, int Suppressed) IsDue(string? origin, CorsDenialReason reason = CorsDenialReason.OriginNotAllowed) =>
        (_throttle.IsDue(new CorsDecision { Reason = reason }, origin, out var suppressed), suppressed);
}
