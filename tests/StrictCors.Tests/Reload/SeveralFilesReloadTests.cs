using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Reload;

/// <summary>A settings file that is not the only source, while the application runs.</summary>
public sealed class SeveralFilesReloadTests : IDisposable
{
    private const string A = "https://a.example";
    private const string B = "https://b.example";
    private const string Name = "appsettings.json";

    private readonly SettingsDirectory _directory = new();

    public void Dispose()
    {
        _directory.Dispose();
    }

    [Fact]
    public async Task A_change_of_another_source_does_not_show_what_is_below_a_malformed_file()
    {
        var pushed = new PushedConfiguration();
        _directory.SaveByRename(Name, Policies.Web("https://*.example", A));
        _directory.SaveByRename("appsettings.Production.json", Policies.Web(A));
        await using var host = await ReloadHost.StartAsync(builder => builder.Configuration
            .AddJsonFile(_directory.Watched(Name, delay: 10))
            .AddJsonFile(_directory.Watched("appsettings.Production.json", delay: 10))
            .Add(pushed));

        await host.RefusesAfterAsync(() => _directory.SaveByRename("appsettings.Production.json", Policies.Malformed), "the file is malformed");
        pushed.Push("""{ "Logging": { "LogLevel": { "Default": "Information" } } }""");
        pushed.Push("""{ "Logging": { "LogLevel": { "Default": "Warning" } } }""");

        (await host.AllowsAsync(B)).Should().BeFalse();
        (await host.AllowsAsync(A)).Should().BeTrue();
        host.Refusals().Should().ContainSingle("it is the same problem").Which.Should().Contain("appsettings.Production.json");
        host.Changes().Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_that_says_nothing_of_policies_may_be_malformed()
    {
        var pushed = new PushedConfiguration(Policies.Web(A));
        _directory.SaveByRename(Name, """{ "Logging": { "LogLevel": { "Default": "Information" } } }""");
        await using var host = await ReloadHost.StartAsync(builder => builder.Configuration.AddJsonFile(_directory.Watched(Name, delay: 10))
            .Add(pushed));

        await Eventually.AfterAsync(() => _directory.SaveByRename(Name, "{"), () => Setting(host, "Logging:LogLevel:Default") is null,
            "the file is malformed");
        pushed.Push(Policies.Web(B));

        (await host.AllowsAsync(B)).Should().BeTrue();
        host.Refusals().Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_that_comes_to_hold_policies_later_is_guarded_from_then_on()
    {
        const string later = "later.json";
        _directory.SaveByRename(Name, Policies.Web(A));
        await using var host = await ReloadHost.StartAsync(builder => builder.Configuration
            .AddJsonFile(_directory.Watched(Name, delay: 10))
            .AddJsonFile(_directory.Watched(later, delay: 10, optional: true)));

        await host.AllowsAfterAsync(() => _directory.SaveByRename(later, Policies.Web(B)), B);
        await host.RefusesAfterAsync(() => File.Delete(_directory.File(later)), "the file is gone");
        (await host.AllowsAsync(B)).Should().BeTrue();
    }

    private static string? Setting(KestrelHost host, string key) => host.Services.GetRequiredService<IConfiguration>()[key];
}
