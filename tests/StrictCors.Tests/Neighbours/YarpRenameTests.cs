using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;
using StrictCors.Tests.Reload;

namespace StrictCors.Tests.Neighbours;

/// <summary>One edit renames a policy, in the section and in a route of YARP. Each of the two refuses the name that only the other has yet.</summary>
public class YarpRenameTests
{
    private const string App = "https://app.example.com";

    private readonly PushedConfiguration _pushed = new(Settings("one", "one"));

    [Fact]
    public async Task A_route_and_its_policy_are_renamed_in_one_edit_whoever_reads_it_first()
    {
        await using var host = await StartAsync();
        (await IsInForceAsync(host, "one")).Should().BeTrue();

        // Listeners are called in the opposite order at every other change.
        foreach (var name in new[] { "two", "three", "four", "five" })
        {
            await Eventually.AfterAsync(
                () => _pushed.Push(Settings(name, name)),
                () => IsInForceAsync(host, name),
                $"the route and its policy are '{name}' now");
        }

        host.Logs.GetSnapshot().Should().NotContain(record => record.Id.Name == "PolicyMissing");
    }

    [Fact]
    public async Task While_other_code_names_the_old_policy_nothing_changes_and_nothing_closes()
    {
        await using var host = await StartAsync(policyOfCode: "one");

        _pushed.Push(Settings("two", "two"));
        _pushed.Push(Settings("three", "three"));

        (await IsInForceAsync(host, "one")).Should().BeTrue();
        host.Refusals().Should().NotBeEmpty();

        _pushed.Push(Settings("one", "one"));
        (await IsInForceAsync(host, "one")).Should().BeTrue();
    }

    private static async Task<bool> IsInForceAsync(KestrelHost host, string name)
    {
        // There is no backend: 502 comes from the route, 404 from no route.
        var response = await host.SendAsync(RawRequest.Get($"/{name}").With("Origin", App));
        return response.Status is 502 && response.Single("Access-Control-Allow-Origin") == App;
    }

    private Task<KestrelHost> StartAsync(string? policyOfCode = null) => KestrelHost.StartAsync(
        builder =>
        {
            builder.Configuration.Sources.Add(_pushed);
            builder.Services.AddReverseProxy().LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"));
            builder.Services.AddStrictCors();
        },
        app =>
        {
            app.UseStrictCors();
            app.MapReverseProxy();
            if (policyOfCode is not null)
            {
                app.MapGet("/code", () => "").RequireStrictCors(policyOfCode);
            }
        });

    private static string Settings(string policy, string route) => $$"""
        { "StrictCors": { "Policies": { "{{policy}}": { "AllowedOrigins": [ "{{App}}" ] } } },
          "ReverseProxy": {
            "Routes": { "r": { "ClusterId": "c", "CorsPolicy": "{{route}}", "Match": { "Path": "/{{route}}" } } },
            "Clusters": { "c": { "Destinations": { "d": { "Address": "http://127.0.0.1:1" } } } } } }
        """;
}
