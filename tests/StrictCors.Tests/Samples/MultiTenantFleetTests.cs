using System.Collections.Concurrent;
using System.Diagnostics;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Samples;

/// <summary>Two instances of samples/MultiTenant with one database and a real Redis.</summary>
public sealed class MultiTenantFleetTests : IAsyncLifetime
{
    /// <summary>What the settings say of a removed domain.</summary>
    private static readonly TimeSpan AllowedFor = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan SourceLimit = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly List<MultiTenantInstance> _instances = [];
    private RedisServer _redis = null!;

    private MultiTenantInstance One => _instances[0];

    private MultiTenantInstance Two => _instances[1];

    public async Task InitializeAsync() => _redis = await RedisServer.StartAsync();

    public async Task DisposeAsync()
    {
        foreach (var instance in _instances)
        {
            await instance.DisposeAsync();
        }

        await _redis.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [RedisFact]
    public async Task What_one_has_asked_the_other_knows()
    {
        await StartTwoAsync("00:01:00");

        await ShouldShareAsync();

        (await Two.IsAllowedAsync(Fresh())).Should().BeFalse();
        Two.Output.Should().Contain($"Redis at {_redis.Address}");
    }

    [RedisFact]
    public async Task O1_the_yes_of_one_application_does_not_open_another()
    {
        var others = _folder.CreateSubdirectory("others");
        await StartAsync(_folder, "00:01:00");
        await StartAsync(others, "00:01:00");
        await StartAsync(others, "00:01:00", ("DOTNET_APPLICATIONNAME", "Another"));
        var origin = Fresh();

        // The database of the other two has no such domain. The one with the same name shows that the answer is in Redis.
        await Eventually.TrueAsync(
            async () =>
            {
                origin = Fresh();
                using var added = await One.PutAsync("acme", origin);
                (await One.IsAllowedAsync(origin)).Should().BeTrue();
                await Task.Delay(50);
                return await Two.IsAllowedAsync(origin);
            },
            "Redis has the answer");

        (await _instances[2].IsAllowedAsync(origin)).Should().BeFalse();
    }

    [RedisFact]
    public async Task A_removed_domain_ends_on_both_within_the_stated_time()
    {
        await StartTwoAsync($"{AllowedFor}");
        var origin = Fresh();
        using var added = await One.PutAsync("acme", origin);
        (await One.IsAllowedAsync(origin)).Should().BeTrue();

        using var removed = await One.DeleteAsync("acme", origin);

        // The second one has it from the first, late: a copy with a clock of its own would outlive the stated time.
        await Task.Delay(AllowedFor * 0.75);
        await Two.IsAllowedAsync(origin);
        await Task.Delay(AllowedFor * 0.25);
        (await One.IsAllowedAsync(origin)).Should().BeFalse();
        (await Two.IsAllowedAsync(origin)).Should().BeFalse();
    }

    [RedisFact]
    public async Task Redis_goes_hangs_and_comes_back_while_requests_run()
    {
        await StartTwoAsync($"{AllowedFor}");
        string[] tenants = [.. Enumerable.Range(0, 20).Select(_ => Fresh())];
        foreach (var origin in tenants)
        {
            using var added = await One.PutAsync("acme", origin);
        }

        using var end = new CancellationTokenSource();
        var durations = new ConcurrentQueue<TimeSpan>();
        var requests = Task.WhenAll(_instances.Concat(_instances).Select(instance => RequestAsync(instance, tenants, durations, end.Token)));
        await GoOnAsync();
        await _redis.HangAsync();
        await GoOnAsync();
        await _redis.GoOnAsync();
        await GoOnAsync();
        await _redis.StopAsync();
        await GoOnAsync();
        await _redis.StartAgainAsync();
        await GoOnAsync();
        await end.CancelAsync();
        await requests;

        durations.Max().Should().BeLessThan(SourceLimit);

        // Longer than answers are kept, so that every stage asks the cache and the database.
        async Task GoOnAsync()
        {
            var before = durations.Count;
            await Task.Delay(AllowedFor * 1.5);
            await Eventually.TrueAsync(() => durations.Count > before + 20 || requests.IsCompleted, "requests go on");
        }
    }

    [RedisFact]
    public async Task Without_Redis_at_the_start_they_start_and_use_it_when_it_comes()
    {
        await _redis.StopAsync();
        await StartTwoAsync("00:01:00");
        var origin = Fresh();
        using var added = await One.PutAsync("acme", origin);
        (await One.IsAllowedAsync(origin)).Should().BeTrue();
        (await Two.IsAllowedAsync(origin)).Should().BeTrue();
        Two.Questions(origin).Should().Be(1);

        await _redis.StartAgainAsync();

        await ShouldShareAsync();
    }

    private static string Fresh() => $"https://{Guid.NewGuid():n}.example";

    /// <summary>Pages of the tenants and strangers, until the end, each answered rightly.</summary>
    private static async Task RequestAsync(MultiTenantInstance instance, string[] tenants, ConcurrentQueue<TimeSpan> durations, CancellationToken end)
    {
        for (var i = 0; !end.IsCancellationRequested; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var isTenant = i % 3 > 0;
            (await instance.IsAllowedAsync(isTenant ? tenants[i % tenants.Length] : Fresh())).Should().Be(isTenant);
            durations.Enqueue(Stopwatch.GetElapsedTime(started));
            await Task.Delay(5, CancellationToken.None);
        }
    }

    /// <summary>That the second need not ask what the first has asked. Nobody waits for Redis for long, so on a busy machine this can take
    /// more than one origin, and more than a moment.</summary>
    private Task ShouldShareAsync()
    {
        var wait = TimeSpan.Zero;
        return Eventually.TrueAsync(IsSharedAsync, "Redis is of use");

        async Task<bool> IsSharedAsync()
        {
            var origin = Fresh();
            using var added = await One.PutAsync("acme", origin);
            (await One.IsAllowedAsync(origin)).Should().BeTrue();
            await Task.Delay(wait += TimeSpan.FromMilliseconds(50));
            (await Two.IsAllowedAsync(origin)).Should().BeTrue();
            One.Questions(origin).Should().Be(1);
            return Two.Questions(origin) == 0;
        }
    }

    private async Task StartTwoAsync(string allowedFor)
    {
        for (var i = 0; i < 2; i++)
        {
            await StartAsync(_folder, allowedFor);
        }
    }

    private async Task StartAsync(DirectoryInfo folder, string allowedFor, params (string Name, string? Value)[] settings) =>
        _instances.Add(await MultiTenantInstance.StartAsync(
            folder, [("Redis", _redis.Address), ("TenantOrigins__AllowedFor", allowedFor), ("TenantOrigins__DeniedFor", "00:00:00.100"),
                ("TenantOrigins__Timeout", $"{SourceLimit}"), .. settings]));
}
