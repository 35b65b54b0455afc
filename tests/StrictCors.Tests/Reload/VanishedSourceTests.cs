using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Reload;

/// <summary>What can vanish: a source that gave keys when the configuration in force was read, and no other.</summary>
public sealed class VanishedSourceTests : IDisposable
{
    private const string A = "https://a.example";
    private const string B = "https://b.example";
    private const string C = "https://c.example";

    private readonly SettingsDirectory _directory = new();
    private readonly PushedConfiguration _pushed = new(Policies.Web(A));

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{ "AllowedHosts": "*" }""")]
    public async Task A_value_that_code_writes_leaves_no_source_that_can_vanish(string? file)
    {
        if (file?.Length > 0)
        {
            _directory.SaveByRename("cors.json", file);
        }

        await using var host = await ReloadHost.StartAsync(builder =>
        {
            builder.Configuration.AddJsonFile(_directory.Watched("cors.json", optional: true));
            builder.Configuration.Sources.Add(_pushed);
            builder.Configuration["StrictCors:Policies:code:AllowedOrigins"] = B;
        });
        var configuration = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();

        configuration["StrictCors:Policies:code:AllowedMethods"] = "PUT";
        configuration.Reload();
        _pushed.Push(Policies.Web(C));
        (await host.AllowsAsync(C)).Should().BeTrue("every later change counts");

        configuration["StrictCors:Policies:web:AllowedOrigins:0"] = B;
        configuration.Reload();
        _pushed.Push(Policies.Web(A));
        (await host.AllowsAsync(A)).Should().BeTrue();
        host.Refusals().Should().BeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    public async Task Nor_does_it_in_a_configuration_of_one_file(string? file)
    {
        if (file is not null)
        {
            _directory.SaveByRename("cors.json", file);
        }

        var root = new ConfigurationBuilder().AddJsonFile(_directory.Watched("cors.json", optional: true)).Build();
        root["DefaultPolicy"] = "web";
        root["Policies:web:AllowedOrigins"] = A;
        await using var host = await KestrelHost.StartAsync(builder => builder.Services.AddStrictCors(root), app => ReloadHost.Map(app));

        root.Reload();

        host.Refusals().Should().OnlyContain(refusal => refusal.Contains("SC1001"), "no source has a policy");
        await host.AllowsAfterAsync(
            () => _directory.SaveByRename("cors.json", $$"""{ "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": "{{B}}" } } }"""), B);
        (root as IDisposable)?.Dispose();
    }

    [Fact]
    public async Task A_provider_that_loses_all_its_keys_is_a_file_that_vanished()
    {
        var higher = new PushedConfiguration("""{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://b.example" ] } } } }""");
        await using var host = await ReloadHost.StartAsync([_pushed, higher]);

        higher.Push("{}");
        higher.Fire();

        host.Refusals().Should().ContainSingle().Which.Should().Contain("SC1010").And.Contain("PushedConfiguration");
        (await host.AllowsAsync(A)).Should().BeFalse("the list below must not come back");
        (await host.AllowsAsync(B)).Should().BeTrue();

        higher.Push("""{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://c.example" ] } } } }""");
        (await host.AllowsAsync(C)).Should().BeTrue();
    }

    [Fact]
    public async Task A_provider_without_keys_of_ours_may_lose_its_keys()
    {
        var other = new PushedConfiguration("""{ "Logging": { "LogLevel": { "Default": "Information" } } }""");
        await using var host = await ReloadHost.StartAsync([_pushed, other]);

        other.Push("{}");
        _pushed.Push(Policies.Web(B));

        (await host.AllowsAsync(B)).Should().BeTrue();
        host.Refusals().Should().BeEmpty();
    }

    [Fact]
    public async Task The_same_invalid_text_is_reported_once_whatever_comes_between()
    {
        await using var host = await ReloadHost.StartAsync([_pushed]);
        var configuration = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();

        for (var i = 0; i < 3; i++)
        {
            _pushed.Push(Policies.Web("first/"));
            configuration.Reload();
            _pushed.Fire();
            _pushed.Push(Policies.Web("second/"));
        }

        host.Refusals().Should().HaveCount(2);
    }
}
