using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StrictCors.Page.Watching;
using StrictCors.Policies;

namespace StrictCors.Page.Tests.Watching;

/// <summary>The ring, written by many threads and read by others.</summary>
public sealed class DecisionRingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void D10_Readers_see_decisions_whole_and_in_order_each_once_while_many_threads_write()
    {
        const int Writers = 8;
        const int Each = 20_000;
        var ring = new DecisionRing();
        var seen = new List<long>();
        using var done = new CountdownEvent(Writers);
        var threads = Enumerable.Range(0, Writers).Select(writer => new Thread(() =>
        {
            var names = Enumerable.Range(0, 1000).Select(name => $"{writer}-{name}").ToList();
            for (var i = 0; i < Each; i++)
            {
                Add(ring, new DefaultHttpContext(), names[i % names.Count], isPreflight: i % 3 == 0);
            }

            done.Signal();
        })).ToList();
        threads.ForEach(thread => thread.Start());
        while (!done.IsSet)
        {
            Look();
        }

        Look();

        seen.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        seen[^1].Should().Be(Writers * Each);
        ring.After(0).Select(decision => decision.Number).Should().Equal(Last(Writers * Each));
        ring.All().Select(decision => decision.Number).Should().Equal(Last(Writers * Each));
        ring.Find(Writers * Each).Should().NotBeNull().And.BeSameAs(ring.Find(Writers * Each));
        ring.Find(1).Should().BeNull();

        void Look()
        {
            foreach (var decision in ring.After(seen.LastOrDefault()))
            {
                seen.Add(decision.Number);
                var request = decision.ReadRequest()!.Value;
                request.Origin.ToString().Should().Be(request.Path);
                request.RequestMethod.ToString().Should().Be(decision.Decision.Kind == CorsRequestKind.Preflight ? request.Path : "");
            }
        }
    }

    [Fact]
    public async Task D10_A_thread_that_is_interrupted_while_it_writes_holds_up_no_other_and_spoils_no_later_decision()
    {
        var ring = new DecisionRing();
        Add(ring, new DefaultHttpContext(), "one");
        var interrupted = new InterruptedRequest();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(interrupted);
        var writing = Task.Run(() => Add(ring, new DefaultHttpContext(features), "two"));
        await interrupted.Started.WaitAsync(Patience);
        Add(ring, new DefaultHttpContext(), "three");

        ring.After(0).Select(decision => decision.Number).Should().Equal([1], "the third is shown after the second");
        ring.All().Select(decision => decision.Number).Should().Equal(1, 3);
        for (var i = 0; i < DecisionRing.Capacity; i++)
        {
            Add(ring, new DefaultHttpContext(), "later");
        }

        ring.After(0).Select(decision => decision.Number).Should().Equal(Last(DecisionRing.Capacity + 3));
        interrupted.Resume();
        await writing.WaitAsync(Patience);

        ring.After(0).Select(decision => decision.Number).Should().Equal(Last(DecisionRing.Capacity + 3));
        ring.Find(2).Should().BeNull();
        ring.Find(DecisionRing.Capacity + 2)!.ReadRequest()!.FullPath.Should().Be("later");
    }

    [Fact]
    public void D10_What_was_read_stays_as_it_is_when_the_place_gets_another_decision()
    {
        var ring = new DecisionRing();
        Add(ring, new DefaultHttpContext(), "first");
        var first = ring.Find(1)!;
        for (var i = 0; i < DecisionRing.Capacity; i++)
        {
            Add(ring, new DefaultHttpContext(), "other");
        }

        ring.Find(1).Should().BeNull();
        first.ReadTexts().Path.Should().Be("first");
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

    [Fact]
    public async Task A_change_is_never_missed_by_who_registers_at_the_same_time()
    {
        const int Changes = 20_000;
        var signal = new ChangeSignal();
        var (made, seen) = (0, 0);
        var writer = new Thread(() =>
        {
            for (var i = 0; i < Changes; i++)
            {
                Volatile.Write(ref made, i + 1);
                signal.Change();
                while (Volatile.Read(ref seen) <= i)
                {
                    Thread.SpinWait(1);
                }
            }
        });
        writer.Start();

        while (seen < Changes)
        {
            var change = signal.Register();
            if (Volatile.Read(ref made) > seen)
            {
                Volatile.Write(ref seen, seen + 1);
            }
            else
            {
                await change.WaitAsync(Patience);
            }
        }

        writer.Join();
    }

    private static IEnumerable<long> Last(int number) =>
        Enumerable.Range(number - DecisionRing.Capacity + 1, DecisionRing.Capacity).Select(each => (long)each);

    private static void Add(DecisionRing ring, HttpContext context, string name, bool isPreflight = false) => ring.Add(
        context, new CorsRequest { Origin = name, Path = name, RequestMethod = isPreflight ? name : default },
        new PolicyDecision(EndpointPolicy.None, new()
        {
            Kind = isPreflight ? CorsRequestKind.Preflight : CorsRequestKind.Actual,
            Outcome = CorsOutcome.Allowed,
        }),
        options: null, time: 0);

    /// <summary>A request whose reading stops in the middle.</summary>
    private sealed class InterruptedRequest : IHttpRequestFeature
    {
        private readonly TaskCompletionSource _started = new();
        private readonly ManualResetEventSlim _resumed = new();

        public Task Started => _started.Task;

        public string PathBase
        {
            get
            {
                _started.TrySetResult();
                _resumed.Wait(Patience);
                return "";
            }
            set => throw new NotSupportedException();
        }

        public string Protocol { get; set; } = "";

        public string Scheme { get; set; } = "";

        public string Method { get; set; } = "";

        public string Path { get; set; } = "";

        public string QueryString { get; set; } = "";

        public string RawTarget { get; set; } = "";

        public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

        public Stream Body { get; set; } = Stream.Null;

        public void Resume() => _resumed.Set();
    }
}
