using Microsoft.AspNetCore.Http;
using StrictCors.Page.Watching;
using StrictCors.Policies;

namespace StrictCors.Page.Tests.Watching;

/// <summary>The ring, written by many threads and read by others.</summary>
public sealed class DecisionRingTests
{
    [Fact]
    public void D10_Readers_see_decisions_in_order_each_once_while_many_threads_write()
    {
        const int Writers = 4;
        const int Each = 5000;
        var ring = new DecisionRing();
        var seen = new List<long>();
        using var done = new CountdownEvent(Writers);
        var threads = Enumerable.Range(0, Writers).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < Each; i++)
            {
                ring.Add(Create());
            }

            done.Signal();
        })).ToList();
        threads.ForEach(thread => thread.Start());
        while (!done.IsSet)
        {
            seen.AddRange(ring.After(seen.LastOrDefault()).Select(decision => decision.Number));
        }

        seen.AddRange(ring.After(seen.LastOrDefault()).Select(decision => decision.Number));

        seen.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        seen[^1].Should().Be(Writers * Each);
        ring.After(0).Select(decision => decision.Number).Should().Equal(
            Enumerable.Range((Writers * Each) - DecisionRing.Capacity + 1, DecisionRing.Capacity).Select(number => (long)number));
        ring.Find(Writers * Each).Should().NotBeNull();
        ring.Find(1).Should().BeNull();
    }

    [Fact]
    public async Task A_change_after_the_registration_wakes()
    {
        var signal = new ChangeSignal();
        var first = signal.Register();
        first.IsCompleted.Should().BeFalse();

        signal.Change();

        await first.WaitAsync(TimeSpan.FromSeconds(20));
        signal.Register().IsCompleted.Should().BeFalse();
    }

    private static RecordedDecision Create() =>
        new(new DefaultHttpContext(), EndpointPolicy.None, new CorsRequest(), default, null, DateTimeOffset.UnixEpoch);
}
