namespace StrictCors.Tests.OriginSources;

/// <summary>Applications that use one cache: only instances of the same application share answers.</summary>
public sealed class SharedApplicationTests
{
    private const string Tenant = "https://tenant.example";

    private readonly FleetCache _cache = new();
    private readonly Recorder _yes = new(_ => true);
    private readonly Recorder _no = new(_ => false);

    [Fact]
    public async Task O1_the_yes_of_one_application_does_not_open_another()
    {
        await using var one = await SourceHost.StartAsync(_yes, cache: _cache, application: "one");
        await using var two = await SourceHost.StartAsync(_no, cache: _cache, application: "two");

        (await one.GetAsync(Tenant)).OwnedHeaders.Should().NotBeEmpty();
        await _cache.SharedAsync();
        (await two.GetAsync(Tenant)).OwnedHeaders.Should().BeEmpty();
    }

    [Fact]
    public async Task O1_instances_of_one_application_share_a_yes()
    {
        await using var one = await SourceHost.StartAsync(_yes, cache: _cache, application: "one");
        await using var two = await SourceHost.StartAsync(_no, cache: _cache, application: "one");

        (await one.GetAsync(Tenant)).OwnedHeaders.Should().NotBeEmpty();
        await _cache.SharedAsync();
        (await two.GetAsync(Tenant)).OwnedHeaders.Should().NotBeEmpty();
    }
}
