using StrictCors.OriginSources;

namespace StrictCors.Tests.OriginSources;

/// <summary>The bound on open queries, which a reload changes while queries are open.</summary>
public sealed class QueryPlacesTests
{
    [Fact]
    public void As_many_as_the_bound_are_admitted_and_the_others_in_their_order()
    {
        var places = new QueryPlaces(2);
        var takes = Take(places, 4);
        Taken(takes).Should().Equal(true, true, false, false);

        places.Release(isKnown: true);
        Taken(takes).Should().Equal(true, true, true, false);

        places.Release(isKnown: true);
        Taken(takes).Should().Equal(true, true, true, true);
    }

    [Fact]
    public void A_raised_bound_admits_those_who_wait()
    {
        var places = new QueryPlaces(1);
        var takes = Take(places, 4);

        places.SetLimit(3);

        Taken(takes).Should().Equal(true, true, true, false);
    }

    [Fact]
    public void A_lowered_bound_admits_nobody_before_enough_open_queries_have_ended()
    {
        var places = new QueryPlaces(3);
        Take(places, 3);
        places.SetLimit(1);
        var takes = Take(places, 2);

        places.Release(isKnown: true);
        places.Release(isKnown: true);
        Taken(takes).Should().Equal(false, false);

        places.Release(isKnown: true);
        Taken(takes).Should().Equal(true, false);

        places.Release(isKnown: true);
        Taken(takes).Should().Equal(true, true);
    }

    [Fact]
    public void A_bound_that_is_lowered_and_raised_again_is_the_first_one()
    {
        var places = new QueryPlaces(3);
        Take(places, 2);
        places.SetLimit(1);
        places.SetLimit(3);

        Taken(Take(places, 2)).Should().Equal(true, false);
    }

    [Fact]
    public async Task A_cancelled_wait_takes_no_place_and_blocks_none()
    {
        using var cancellation = new CancellationTokenSource();
        var places = new QueryPlaces(1);
        Take(places, 1);
        var cancelled = TakeAsync(places, cancellation.Token);
        var next = TakeAsync(places, CancellationToken.None);

        await cancellation.CancelAsync();
        await cancelled.Invoking(take => take).Should().ThrowAsync<OperationCanceledException>();
        next.IsCompleted.Should().BeFalse();

        places.Release(isKnown: true);
        next.IsCompletedSuccessfully.Should().BeTrue();
        places.Release(isKnown: true);
        places.IsUnused.Should().BeTrue();
    }

    [Fact]
    public async Task A_query_whose_time_is_up_takes_no_place()
    {
        var places = new QueryPlaces(1);

        await places.Invoking(all => TakeAsync(all, new CancellationToken(canceled: true))).Should().ThrowAsync<OperationCanceledException>();

        places.IsUnused.Should().BeTrue();
    }

    [Fact]
    public void Places_are_unused_while_none_is_taken_and_nobody_waits()
    {
        var places = new QueryPlaces(1);
        places.IsUnused.Should().BeTrue();
        Take(places, 2);

        places.Release(isKnown: true);
        places.IsUnused.Should().BeFalse();
        places.Release(isKnown: true);
        places.IsUnused.Should().BeTrue();
    }

    /// <summary>Cancellation, release and a changing bound meet each other; no place is lost and none is given twice.</summary>
    [Fact]
    public async Task No_place_is_lost_whatever_comes_together()
    {
        const int MaxLimit = 4;
        var places = new QueryPlaces(MaxLimit);
        var open = 0;
        var most = 0;

        async Task UseAsync(int worker)
        {
            for (var i = 0; i < 5_000; i++)
            {
                using var cancellation = new CancellationTokenSource();
                var take = TakeAsync(places, cancellation.Token);
                if ((i + worker) % 3 == 0)
                {
                    await cancellation.CancelAsync();
                }

                if (worker == 0)
                {
                    places.SetLimit(1 + (i % MaxLimit));
                }

                try
                {
                    await take;
                }
                catch (OperationCanceledException)
                {
                    continue;
                }

                var now = Interlocked.Increment(ref open);
                for (var seen = Volatile.Read(ref most); now > seen; seen = Volatile.Read(ref most))
                {
                    Interlocked.CompareExchange(ref most, now, seen);
                }

                await Task.Yield();
                Interlocked.Decrement(ref open);
                places.Release(isKnown: true);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() => UseAsync(worker)))).WaitAsync(TimeSpan.FromMinutes(1));

        most.Should().BeInRange(1, MaxLimit);
        places.IsUnused.Should().BeTrue();
        places.SetLimit(MaxLimit);
        Taken(Take(places, MaxLimit + 1)).Should().Equal(true, true, true, true, false);
    }

    private static Task<bool> TakeAsync(QueryPlaces places, CancellationToken cancellationToken) =>
        places.TryTakeAsync(isKnown: true, new WaitingQuery(client: 1), cancellationToken);

    private static List<Task<bool>> Take(QueryPlaces places, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => TakeAsync(places, CancellationToken.None))];

    private static IEnumerable<bool> Taken(IEnumerable<Task<bool>> takes) => takes.Select(take => take.IsCompletedSuccessfully);
}
