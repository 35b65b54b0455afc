using StrictCors.OriginSources;

namespace StrictCors.Tests.OriginSources;

/// <summary>Who gets the next place: origins that were allowed before, and then the clients in turns.</summary>
public sealed class KnownOriginsFirstTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(4, 3)]
    [InlineData(16, 12)]
    public void O4_origins_never_allowed_before_get_a_part_of_the_places(int limit, int part)
    {
        var places = new QueryPlaces(limit);

        var unknown = Enumerable.Range(0, limit + 5).Select(_ => Take(places, isKnown: false)).ToList();
        unknown.Count(take => take.IsCompleted).Should().Be(part);

        var known = Enumerable.Range(0, limit).Select(_ => Take(places, isKnown: true)).ToList();
        known.Count(take => take.IsCompleted).Should().Be(limit - part);
    }

    [Fact]
    public void O4_a_known_origin_gets_the_next_place_that_is_free()
    {
        var places = new QueryPlaces(1);
        var open = Take(places, isKnown: false);
        var unknown = Take(places, isKnown: false);
        var known = Take(places, isKnown: true);

        open.IsCompleted.Should().BeTrue();
        places.Release(isKnown: false);

        known.IsCompleted.Should().BeTrue();
        unknown.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public void O4_one_client_waits_behind_its_own_queries_only()
    {
        var places = new QueryPlaces(1);
        Take(places, isKnown: false, client: 1);
        var flood = Enumerable.Range(0, 100).Select(_ => Take(places, isKnown: false, client: 1)).ToList();
        var other = Take(places, isKnown: false, client: 2);

        places.Release(isKnown: false);
        places.Release(isKnown: false);

        other.IsCompleted.Should().BeTrue("its turn is the second one");
        flood.Count(take => take.IsCompleted).Should().Be(1);
    }

    [Fact]
    public async Task O4_a_full_queue_denies_at_once()
    {
        var places = new QueryPlaces(1);
        (await Take(places, isKnown: false)).Should().BeTrue();
        var waiting = Enumerable.Range(0, FairQueue.MaxWaitingOfClient).Select(_ => Take(places, isKnown: false)).ToList();

        (await Take(places, isKnown: false)).Should().BeFalse("this client has half of the queue");
        var others = Enumerable.Range(2, FairQueue.MaxWaitingOfClient).Select(client => Take(places, isKnown: false, (ulong)client)).ToList();
        (await Take(places, isKnown: false, client: 2000)).Should().BeFalse("all of it is taken");

        waiting.Concat(others).Should().OnlyContain(take => !take.IsCompleted);
        Take(places, isKnown: true).IsCompleted.Should().BeFalse("known origins wait elsewhere");
        for (var i = 0; i <= waiting.Count + others.Count; i++)
        {
            places.Release(isKnown: i == 1);
        }

        (await Task.WhenAll(waiting.Concat(others))).Should().OnlyContain(taken => taken);
    }

    [Fact]
    public void O4_a_query_that_two_clients_need_waits_in_the_turns_of_both()
    {
        var places = new QueryPlaces(1);
        Take(places, isKnown: false, client: 1);
        for (var i = 0; i < 100; i++)
        {
            Take(places, isKnown: false, client: 1);
        }

        var query = new WaitingQuery(client: 1);
        var take = places.TryTakeAsync(isKnown: false, query, CancellationToken.None);
        places.Join(isKnown: false, query, client: 2);
        places.Join(isKnown: false, query, client: 2);

        places.Release(isKnown: false);
        places.Release(isKnown: false);
        take.IsCompletedSuccessfully.Should().BeTrue();

        for (var i = 0; i < 100; i++)
        {
            places.Release(isKnown: false);
        }

        places.IsUnused.Should().BeTrue("it has left both queues");
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("::ffff:192.0.2.1", "::ffff:192.0.2.2", false)]
    [InlineData("2001:db8::1", "2001:db8::ffff:1", true)]
    [InlineData("2001:db8::1", "2001:db8:0:1::1", false)]
    public void O4_a_client_is_an_address_or_the_network_of_one(string one, string other, bool isSame) =>
        (ClientOf.Address(System.Net.IPAddress.Parse(one)) == ClientOf.Address(System.Net.IPAddress.Parse(other))).Should().Be(isSame);

    private static Task<bool> Take(QueryPlaces places, bool isKnown, ulong client = 1) =>
        places.TryTakeAsync(isKnown, new WaitingQuery(client), CancellationToken.None);
}
