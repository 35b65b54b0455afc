using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Reload;

/// <summary>A settings file that people and programs save while the application runs.</summary>
public sealed class FileReloadTests : IDisposable
{
    private const string A = "https://a.example";
    private const string B = "https://b.example";
    private const string Name = "appsettings.json";

    private readonly SettingsDirectory _directory = new();

    public void Dispose()
    {
        _directory.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_saved_file_comes_in_force_however_the_editor_saves(bool byRename)
    {
        await using var host = await StartAsync(Policies.Web(A), delay: null);

        Action<string, string> save = byRename ? _directory.SaveByRename : _directory.SaveByTruncation;
        await host.AllowsAfterAsync(() => save(Name, Policies.Web(B)), B);
        (await host.AllowsAsync(A)).Should().BeFalse();
        host.Changes().Should().Equal(
            "The configuration has changed and is in force: policy 'web': origins added: https://b.example; policy 'web': origins removed: "
            + "https://a.example");
        if (byRename)
        {
            // The other editor may be slower than the framework's patience, and its half of a file is then refused.
            host.Refusals().Should().BeEmpty();
        }
    }

    [Fact]
    public async Task A_malformed_file_keeps_the_last_good_policy_and_is_reported_at_once_with_its_cause()
    {
        await using var host = await StartAsync(Policies.Web(A));

        await host.RefusesAfterAsync(() => _directory.SaveByRename(Name, Policies.Malformed), "the file is malformed");
        (await host.AllowsAsync(A)).Should().BeTrue();
        var refusal = host.RefusalEntries().Should().ContainSingle().Subject;
        refusal.Message.Should().Contain("SC1010").And.Contain(_directory.File(Name));
        refusal.Exception!.GetBaseException().Message.Should().Contain("LineNumber");
    }

    [Fact]
    public async Task A_malformed_file_is_reported_once_however_often_it_is_saved_and_anew_when_it_is_malformed_otherwise()
    {
        var failures = 0;
        _directory.SaveByRename(Name, Policies.Web(A));
        await using var host = await ReloadHost.StartAsync(builder => builder.Configuration.AddJsonFile(source =>
        {
            _directory.Watched(Name, delay: 10)(source);
            source.OnLoadException = _ => Interlocked.Increment(ref failures);
        }));

        await host.RefusesAfterAsync(() => _directory.SaveByRename(Name, Policies.Malformed), "the file is malformed");
        for (var i = 0; i < 2; i++)
        {
            var before = Volatile.Read(ref failures);
            await Eventually.AfterAsync(
                () => _directory.SaveByRename(Name, Policies.Malformed),
                () => Volatile.Read(ref failures) > before,
                "the file is malformed as before");
            host.Refusals().Should().HaveCount(1);
        }

        await host.RefusesAfterAsync(() => _directory.SaveByRename(Name, "{ not json"), "the file is malformed otherwise");

        await host.AllowsAfterAsync(() => _directory.SaveByRename(Name, Policies.Web(B)), B);
        await host.RefusesAfterAsync(() => _directory.SaveByRename(Name, "{ not json"), "the file was right in between");

        // One more change, so that nothing can still be on its way.
        await host.AllowsAfterAsync(() => _directory.SaveByRename(Name, Policies.Web(A)), A);
        host.Refusals().Should().HaveCount(3);
        host.Changes().Should().HaveCount(2);
    }

    [Fact]
    public async Task A_file_that_is_emptied_and_written_much_later_keeps_the_last_good_policy_in_between()
    {
        await using var host = await StartAsync(Policies.Web(A));

        await host.RefusesAfterAsync(() => _directory.SaveByTruncation(Name, ""), "the file is empty");
        (await host.AllowsAsync(A)).Should().BeTrue();

        await host.AllowsAfterAsync(() => _directory.SaveByTruncation(Name, Policies.Web(B)), B);
    }

    [Theory]
    [InlineData(A, 0)]
    [InlineData(B, 1)]
    public async Task A_file_that_vanishes_and_comes_back_is_missed_once_and_then_followed(string after, int changes)
    {
        await using var host = await StartAsync(Policies.Web(A));

        await host.RefusesAfterAsync(() => File.Delete(_directory.File(Name)), "the file is gone");
        (await host.AllowsAsync(A)).Should().BeTrue();

        // The policy kept allows A all along, so the wait is for the configuration.
        await Eventually.AfterAsync(() => _directory.SaveByRename(Name, Policies.Web(after)), () => Origin(host) == after, "the file is back");

        // One more change, so that nothing can still be on its way.
        await host.AllowsAfterAsync(() => _directory.SaveByRename(Name, Policies.Web("https://c.example")), "https://c.example");
        host.Changes().Should().HaveCount(changes + 1);
        host.Refusals().Should().ContainSingle().Which.Should().Contain("SC1010").And.Contain(_directory.File(Name));
    }

    [Fact]
    public async Task A_program_that_ignores_malformed_files_is_told_as_well_and_keeps_the_last_good_policy()
    {
        _directory.SaveByRename(Name, Policies.Web(A));
        var ignored = 0;
        await using var host = await ReloadHost.StartAsync(builder => builder.Configuration.AddJsonFile(source =>
        {
            _directory.Watched(Name, delay: 10)(source);
            source.OnLoadException = context =>
            {
                context.Ignore = true;
                Interlocked.Increment(ref ignored);
            };
        }));

        await host.RefusesAfterAsync(() => _directory.SaveByRename(Name, Policies.Malformed), "the file is malformed");
        ignored.Should().BePositive();
        (await host.AllowsAsync(A)).Should().BeTrue();
    }

    [Fact]
    public async Task A_hundred_saves_in_a_row_end_with_the_last_one()
    {
        await using var host = await StartAsync(Policies.Web(A));

        for (var i = 0; i < 100; i++)
        {
            _directory.SaveByRename(Name, i % 3 == 1 ? Policies.Malformed : Policies.Web(A, $"https://n{i}.example"));
            (await host.AllowsAsync(A)).Should().BeTrue("every good save allows it");
        }

        await host.AllowsAfterAsync(() => _directory.SaveByRename(Name, Policies.Web(B)), B);
        (await host.AllowsAsync(A)).Should().BeFalse();
    }

    private Task<KestrelHost> StartAsync(string json, int? delay = 10)
    {
        _directory.SaveByRename(Name, json);
        return ReloadHost.StartAsync(builder => builder.Configuration.AddJsonFile(_directory.Watched(Name, delay)));
    }

    private static string? Origin(KestrelHost host) => Setting(host, "StrictCors:Policies:web:AllowedOrigins:0");

    private static string? Setting(KestrelHost host, string key) => host.Services.GetRequiredService<IConfiguration>()[key];
}
