using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StrictCors.OriginSources;
using StrictCors.Policies;
using StrictCors.Tests.Infrastructure;
using StrictCors.Tests.Properties;

namespace StrictCors.Tests.OriginSources;

/// <summary>Three instances with clocks that disagree, a cache and a source that misbehave, tenants that come and go, and a client that invents
/// origins and hosts. No yes rests on anything but a domain that was there within <c>AllowedFor</c>.</summary>
public sealed class SourceStormTests : IAsyncDisposable
{
    private const int Attacker = 99;

    private static readonly TimeSpan AllowedFor = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private static readonly (string Origin, string Host)[] TenantHosts =
        [.. Enumerable.Range(0, 40).Select(i => ($"https://shop{i}.example", $"tenant{i}.example"))];

    private readonly SourceTime _real = new();
    private readonly SourceTime[] _clocks = [new(), new(), new()];
    private readonly List<TestServerHost> _instances = [];
    private readonly ConcurrentQueue<string> _wrong = new();
    private readonly StormSource _source;
    private readonly StormCache _cache;

    public SourceStormTests()
    {
        _real.Advance(TimeSpan.FromDays(1));
        (_source, _cache) = (new(_real), new(_real));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in _instances)
        {
            await instance.DisposeAsync();
        }
    }

    [Fact]
    public async Task O5_every_yes_is_the_source_s_and_calm_brings_every_tenant_back()
    {
        await StartAsync();
        foreach (var (origin, host) in TenantHosts)
        {
            _source.Set(origin, host, isThere: true);
        }

        var rounds = Cases.Of(8);
        for (var round = 0; round < rounds; round++)
        {
            (_source.Faults, _cache.Faults) = (Chance.Of(100), round % 2 == 0 ? Chance.Of(100) : 0);
            ComeAndGo();
            await PassAsync(Requests(isCalm: false));
            ComeAndGo();
            Pass(TimeSpan.FromSeconds(Chance.Of(30)));

            // Longer than a denied answer is kept and a query hangs. Then time stands still: nothing may need it.
            (_source.Faults, _cache.Faults) = (0, 0);
            Pass(Calm);
            await PassAsync(Eventually.TrueAsync(() => _instances.TrueForAll(instance => Client(instance).OpenCount == 0), "queries end"));
            _source.IsFast = true;
            await Requests(isCalm: true).WaitAsync(TimeSpan.FromMinutes(1));
            _source.IsFast = false;
            _wrong.Should().BeEmpty();
        }

        var minutes = (int)(_real.GetUtcNow() - _real.Start).TotalMinutes;
        _cache.Entries.Should().BeLessThan(_instances.Count * NewKeys.MaxPerMinute * minutes);
        foreach (var instance in _instances)
        {
            var logged = instance.Logs.GetSnapshot().Count(record => record.Category == "StrictCors" && record.Level > LogLevel.Debug);
            logged.Should().BeLessThan(10 + (6 * minutes), "three kinds of outages, and their ends, once a minute each");
        }
    }

    private static (string Origin, string Host) Tenant() => TenantHosts[Chance.Of(TenantHosts.Length)];

    private static OriginSourceClient Client(TestServerHost instance) => instance.Services.GetRequiredService<OriginSourceClient>();

    private void ComeAndGo()
    {
        for (var i = 0; i < TenantHosts.Length / 4; i++)
        {
            var (origin, host) = Tenant();
            _source.Set(origin, host, Chance.Of(2) == 0);
        }
    }

    private Task Requests(bool isCalm) => Task.WhenAll(Enumerable.Range(0, 300).Select(_ => RequestAsync(isCalm)));

    private async Task RequestAsync(bool isCalm)
    {
        var (origin, host) = Tenant();
        var isAttack = Chance.Of(2) == 0;
        (origin, host) = !isAttack ? (origin, host)
            : Chance.Of(3) switch
            {
                0 => ($"https://{Chance.Any()}.evil.example", host),
                1 => (origin, $"{Chance.Any()}.example"),
                _ => (origin, Tenant().Host),
            };
        var asking = new SourceCaller(_instances[Chance.Of(_instances.Count)].Services);
        var from = _real.GetUtcNow();
        var client = new IPAddress([192, 0, 2, (byte)(isAttack ? Attacker : Chance.Of(Attacker))]);
        var verdict = await asking.AskAsync(origin, host, client);
        if (verdict == OriginSourceVerdict.Allowed && !_source.WasThere(origin, host, from - AllowedFor - (2 * Step), _real.GetUtcNow()))
        {
            _wrong.Enqueue($"{origin} may not call {host}");
        }

        if (isCalm && verdict != OriginSourceVerdict.Allowed && _source.IsThereSince(origin, host, from - Calm))
        {
            _wrong.Enqueue($"{origin} may call {host}, and is {verdict}");
        }
    }

    private async Task PassAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            Pass(Step);
            await Task.Delay(1);
        }

        await work;
    }

    private void Pass(TimeSpan time)
    {
        _real.Advance(time);
        Array.ForEach(_clocks, clock => clock.Advance(time));
    }

    private async Task StartAsync()
    {
        _clocks[0].Advance(TimeSpan.FromHours(23));
        _clocks[1].Advance(TimeSpan.FromHours(24));
        _clocks[2].Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(35));
        foreach (var clock in _clocks)
        {
            _instances.Add(await TestServerHost.StartAsync(
                builder => builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton<HybridCache>(_cache).AddSingleton(_source)
                    .AddScoped<StormSource.Service>().AddStrictCors()
                    .AddDefaultPolicy(policy => policy.WithOriginSource<StormSource.Service>(settings => settings.AllowedFor = AllowedFor)),
                app => app.UseStrictCors()));
        }
    }
}
