using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Reload;

/// <summary>The host's own configuration, a section of it, a section of another one, a whole one, and one inside another: all reload.</summary>
public class ConfigurationKindTests
{
    private const string A = "https://a.example";
    private const string B = "https://b.example";

    private readonly PushedConfiguration _pushed = new(Policies.Web(A));

    [Fact]
    public async Task A_section_of_the_hosts_configuration_reloads()
    {
        _pushed.Swap(Elsewhere(A));
        await using var host = await KestrelHost.StartAsync(
            builder =>
            {
                builder.Configuration.Sources.Add(_pushed);
                builder.Services.AddStrictCors(builder.Configuration.GetSection("Api:Cors"));
            },
            app => ReloadHost.Map(app));

        _pushed.Push(Elsewhere(B));
        (await host.AllowsAsync(B)).Should().BeTrue();

        _pushed.Push("{}");
        (await host.AllowsAsync(B)).Should().BeTrue();
        host.Refusals().Should().ContainSingle().Which.Should().Contain("Api:Cors");
    }

    [Fact]
    public async Task A_section_of_another_configuration_reloads()
    {
        _pushed.Swap(Elsewhere(A));
        var other = new ConfigurationBuilder().Add(_pushed).Build();
        await using var host = await KestrelHost.StartAsync(
            builder => builder.Services.AddStrictCors(other.GetSection("Api:Cors")),
            app => ReloadHost.Map(app));

        _pushed.Push(Elsewhere(B));

        (await host.AllowsAsync(B)).Should().BeTrue();
        (await host.AllowsAsync(A)).Should().BeFalse();
    }

    [Fact]
    public async Task A_whole_configuration_reloads_and_its_files_are_guarded()
    {
        using var directory = new SettingsDirectory();
        directory.SaveByRename("cors.json", Whole(A));
        using var whole = (ConfigurationRoot)new ConfigurationBuilder().AddJsonFile(directory.Watched("cors.json", delay: 10)).Build();
        await using var host = await KestrelHost.StartAsync(
            builder => builder.Services.AddStrictCors(whole),
            app => ReloadHost.Map(app));

        await host.AllowsAfterAsync(() => directory.SaveByRename("cors.json", Whole(B)), B);

        await host.RefusesAfterAsync(() => directory.SaveByRename("cors.json", Policies.Malformed), "the file is malformed");
        (await host.AllowsAsync(B)).Should().BeTrue();
    }

    [Fact]
    public async Task A_chained_configuration_reloads_and_its_files_are_guarded()
    {
        using var directory = new SettingsDirectory();
        directory.SaveByRename("cors.json", Policies.Web(A));
        using var inner = (ConfigurationRoot)new ConfigurationBuilder().AddJsonFile(directory.Watched("cors.json", delay: 10)).Build();
        var logging = new PushedConfiguration();
        await using var host = await ReloadHost.StartAsync(builder => builder.Configuration.AddConfiguration(inner).Add(logging));

        await host.AllowsAfterAsync(() => directory.SaveByRename("cors.json", Policies.Web(B)), B);

        await host.RefusesAfterAsync(() => directory.SaveByRename("cors.json", Policies.Malformed), "the file is malformed");
        logging.Push("""{ "Logging": { "LogLevel": { "Default": "Information" } } }""");
        (await host.AllowsAsync(B)).Should().BeTrue();
        host.Refusals().Should().ContainSingle();
    }

    [Fact]
    public async Task A_source_that_is_added_while_the_program_runs_reloads_and_its_file_is_guarded()
    {
        using var directory = new SettingsDirectory();
        directory.SaveByRename("cors.json", Policies.Web(A));
        ConfigurationManager? configuration = null;
        await using var host = await ReloadHost.StartAsync(builder =>
        {
            configuration = builder.Configuration;
            configuration.AddJsonFile(directory.Watched("cors.json", delay: 10));
        });

        // A provider is made anew for every source when one is inserted.
        configuration!.Sources.Insert(0, new PushedConfiguration("{}"));
        configuration.Sources.Add(_pushed);
        _pushed.Push(Policies.Web(B));
        (await host.AllowsAsync(B)).Should().BeTrue();

        await host.RefusesAfterAsync(() => directory.SaveByRename("cors.json", Policies.Malformed), "the file is malformed");
        _pushed.Push("{}");
        (await host.AllowsAsync(B)).Should().BeTrue();
    }

    private static string Elsewhere(string origin) =>
        $$"""{ "Api": { "Cors": { "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": [ "{{origin}}" ] } } } } }""";

    private static string Whole(string origin) =>
        $$"""{ "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": [ "{{origin}}" ] } } }""";
}
