using StrictCors.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.OriginSources;
using StrictCors.Policies;

namespace StrictCors.Tests.OriginSources;

/// <summary>Working sources survive reloads, with the bound on their open queries, and go with their policies.</summary>
public sealed class OriginSourceRegistryTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _answered = new();
    private readonly Recorder _recorder = new(_ => true);
    private readonly SourceTime _time = new();
    private readonly ServiceProvider _services;
    private readonly OriginSourceRegistry _registry;

    public OriginSourceRegistryTests()
    {
        _recorder.Hold = _answered.Task;
        _services = new ServiceCollection().AddSingleton(_recorder).AddScoped<RecordedSource>().BuildServiceProvider();
        _registry = new OriginSourceRegistry(_services.GetRequiredService<IServiceScopeFactory>(), _time);
    }

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task A_policy_that_is_removed_and_added_again_keeps_its_open_queries()
    {
        var table = Table(("web", 1));
        _registry.Apply(table);
        var first = Query(table, "web");
        await _recorder.Reached.WaitAsync();

        _registry.Apply(Table());
        _registry.Apply(table);
        var second = Query(table, "web");

        _answered.SetResult();
        (await first).Should().BeTrue();
        (await second).Should().BeTrue();
        _recorder.Asked.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_policy_that_is_added_again_gets_no_second_set_of_places()
    {
        // The service ignores the token: its query keeps its place when the time is up.
        _recorder.IgnoresCancellation = true;
        var table = Table(("web", 1));
        var first = Query(table, "web");
        await _recorder.Reached.WaitAsync();

        _registry.Apply(Table());
        _registry.Apply(table);
        var second = Query(table, "web");
        _time.Advance(Limit);

        await first.Invoking(query => query).Should().ThrowAsync<OperationCanceledException>();
        await second.Invoking(query => query).Should().ThrowAsync<OperationCanceledException>();
        _recorder.Asked.Should().HaveCount(1);
    }

    [Fact]
    public async Task Two_policies_with_the_same_service_have_a_bound_each()
    {
        var table = Table(("web", 1), ("partner", 1));
        _registry.Apply(table);

        Task<bool>[] queries = [Query(table, "web"), Query(table, "partner")];
        await _recorder.Reached.WaitAsync(2);

        _answered.SetResult();
        (await Task.WhenAll(queries)).Should().Equal(true, true);
    }

    [Fact]
    public async Task A_request_that_began_before_the_reload_does_not_bring_back_the_old_bound()
    {
        var before = Table(("web", 1));
        _registry.Apply(Table(("web", 2)));

        Task<bool>[] queries = [Query(before, "web"), Query(before, "web")];
        await _recorder.Reached.WaitAsync(2);

        _answered.SetResult();
        (await Task.WhenAll(queries)).Should().Equal(true, true);
    }

    [Fact]
    public async Task A_policy_whose_name_changes_its_case_has_the_same_places()
    {
        var table = Table(("web", 1));
        var first = Query(table, "web");
        await _recorder.Reached.WaitAsync();
        _registry.Apply(Table(("WEB", 2)));

        var second = Query(Table(("WEB", 2)), "WEB");
        await _recorder.Reached.WaitAsync();
        _registry.Count.Should().Be(1);

        _answered.SetResult();
        (await Task.WhenAll(first, second)).Should().Equal(true, true);
    }

    [Fact]
    public async Task Policies_that_come_and_go_leave_nothing()
    {
        _answered.SetResult();
        for (var i = 0; i < 100; i++)
        {
            var table = Table(($"policy{i}", 1));
            _registry.Apply(table);
            (await Query(table, $"policy{i}")).Should().BeTrue();
            _registry.Count.Should().Be(1);
        }
    }

    [Fact]
    public async Task A_source_that_was_busy_when_its_policy_went_is_dropped_by_a_later_reload()
    {
        var table = Table(("web", 1));
        var query = Query(table, "web");
        await _recorder.Reached.WaitAsync();
        _registry.Apply(Table());
        _registry.Count.Should().Be(1);

        _answered.SetResult();
        await query;
        _registry.Apply(Table());

        _registry.Count.Should().Be(0);
    }

    private static PolicyTable Table(params (string Name, int MaxConcurrentQueries)[] policies)
    {
        var options = new StrictCorsOptions();
        options.Policies["without"] = new() { AllowedOrigins = ["https://app.example.com"] };
        foreach (var (name, max) in policies)
        {
            options.AddPolicy(name, policy => policy.WithOriginSource<RecordedSource>(source =>
            {
                source.MaxConcurrentQueries = max;
                source.Timeout = Limit;
            }));
        }

        return ConfigurationCheck.Run(options).Table!;
    }

    private async Task<bool> Query(PolicyTable table, string policyName)
    {
        const string Tenant = "https://tenant.example";
        var settings = table.Find(policyName)!.OriginSource!;
        var query = new StrictCorsOriginQuery(Origin.Parse(Tenant), Tenant, policyName, [], new DefaultHttpContext());
        var question = new OriginQuestion(query, "key", settings, lastAllowed: null, client: 1, isRenewal: false);
        return (await _registry.QueryAsync(question, (service, limit) => service.IsAllowedAsync(query, limit.Token).AsTask()))!.Value;
    }
}
