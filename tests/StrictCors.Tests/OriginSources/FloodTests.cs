using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.OriginSources;
using StrictCors.Policies;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.OriginSources;

/// <summary>A client that invents origins: memory stays flat and the database is spared.</summary>
[Collection(nameof(Allocation.AllocationCollection))]
public sealed class FloodTests
{
    private const int Million = 1_000_000;
    private const int Workers = 64;
    private const int Places = 16;
    private const string Tenant = "https://tenant.example";

    private static readonly StrictCorsPolicy Policy = StrictCorsPolicy.Compile(new() { AllowedOrigins = ["https://app.example.com"] });

    private int _asked;
    private int _asking;
    private int _mostAsking;

    [Fact]
    public async Task A_million_denied_origins_leave_memory_flat_and_allowed_ones_where_they_are()
    {
        await using var host = await TestServerHost.StartAsync(
            builder => builder.Services.AddSingleton(this).AddScoped<Source>().AddStrictCors()
                .AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com")),
            app => app.UseStrictCors());
        var sources = host.Services.GetRequiredService<OriginSourceClient>();
        var source = new OriginSourceSettings(typeof(Source), [], TimeSpan.FromHours(1), TimeSpan.FromHours(1), TimeSpan.FromMinutes(10), Places);
        (await sources.QueryAsync(new DefaultHttpContext(), Policy, source, Tenant)).Should().Be(OriginSourceVerdict.Allowed);

        // The cache is full from here on.
        await FloodAsync(sources, source, from: 0, count: 20_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await FloodAsync(sources, source, from: 20_000, count: Million);
        var after = GC.GetTotalMemory(forceFullCollection: true);

        (after - before).Should().BeLessThan(8 * 1024 * 1024, "what is kept is bounded");
        _mostAsking.Should().BeInRange(2, Places);
        _asked.Should().BeLessThanOrEqualTo(Million + 20_001, "no request queries twice");
        var asked = _asked;
        (await sources.QueryAsync(new DefaultHttpContext(), Policy, source, Tenant)).Should().Be(OriginSourceVerdict.Allowed);
        _asked.Should().Be(asked, "the flood has not pushed it out");
    }

    private static Task FloodAsync(OriginSourceClient sources, OriginSourceSettings source, int from, int count)
    {
        async Task WorkAsync(int worker)
        {
            var context = new DefaultHttpContext();
            for (var i = from + worker; i < from + count; i += Workers)
            {
                (await sources.QueryAsync(context, Policy, source, $"https://{i}.evil.example")).Should().Be(OriginSourceVerdict.NotAllowed);
            }
        }

        return Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(worker))));
    }

    private async ValueTask<bool> AnswerAsync(string host)
    {
        Interlocked.Increment(ref _asked);
        var now = Interlocked.Increment(ref _asking);
        for (var most = _mostAsking; now > most; most = _mostAsking)
        {
            Interlocked.CompareExchange(ref _mostAsking, now, most);
        }

        await Task.Yield();
        Interlocked.Decrement(ref _asking);
        return host == "tenant.example";
    }

    private sealed class Source(FloodTests test) : IStrictCorsOriginSource
    {
        public ValueTask<bool> IsAllowedAsync(StrictCorsOriginQuery query, CancellationToken cancellationToken) =>
            test.AnswerAsync(query.Origin.Host);
    }
}
