using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace StrictCors.Tests.Allocation;

/// <summary>What a request costs in bytes in a program as people run it, by what listens to it.</summary>
[Collection(nameof(AllocationCollection))]
public sealed class DefaultHostAllocationTests(TwoHosts hosts) : IClassFixture<TwoHosts>
{
    // The items of a request with a CORS mark, for which the framework looks at an endpoint with CORS metadata.
    private const int Mark = 32;

    // Four tags: a list with an entry for each.
    private const int Tags = 40 + (4 * 40);

    private readonly List<string> _wrong = [];

    public static TheoryData<string> Kinds => new(RequestKinds.Names);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void With_a_log_and_nobody_who_traces(string kind) => ShouldAllocateNothing(kind);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void With_a_listener_of_the_meter(string kind)
    {
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, meters) =>
        {
            if (instrument.Meter.Name == "StrictCors")
            {
                meters.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
        listener.Start();
        ShouldAllocateNothing(kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void With_a_listener_that_samples_out(string kind)
    {
        using var listener = Listen(ActivitySamplingResult.None);
        ShouldAllocateNothing(kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void With_a_listener_that_passes_the_context_on_only(string kind)
    {
        using var listener = Listen(ActivitySamplingResult.PropagationData);
        ShouldAllocateNothing(kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void With_a_listener_that_records_only_the_tags(string kind)
    {
        using var listener = Listen(ActivitySamplingResult.AllDataAndRecorded);
        Expect(kind, kind == "no Origin" ? 0 : Tags);
    }

    [Fact]
    public void A_preflight_for_another_path_of_the_same_route_costs_no_more()
    {
        var two = hosts.OfPaths(2, enough: null);
        hosts.OfPaths(250, two).Should().BeLessThan(two + 1);
    }

    private static ActivityListener Listen(ActivitySamplingResult result)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => result,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private void ShouldAllocateNothing(string kind) => Expect(kind, 0);

    private void Expect(string kind, int bytes)
    {
        Expect(kind, "/plain", bytes);
        Expect(kind, "/chosen", RequestKinds.IsPreflight(kind) ? bytes : bytes + Mark);
        _wrong.Should().BeEmpty();
    }

    private void Expect(string kind, string path, int bytes)
    {
        var added = hosts.Added(kind, path, bytes);
        if (Math.Abs(added - bytes) >= 1)
        {
            _wrong.Add($"{kind} to {path}: {added:0.0} bytes a request, not {bytes}");
        }
    }
}
