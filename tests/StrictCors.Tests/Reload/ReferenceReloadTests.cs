using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Reload;

/// <summary>What names a policy (endpoints, UseStrictCors, DefaultPolicy) is checked at every reload.</summary>
public class ReferenceReloadTests
{
    private const string A = "https://a.example";
    private const string B = "https://b.example";

    private readonly PushedConfiguration _pushed = new(Policies.WebAndPartner(A, A));
    private readonly ChangingEndpoints _endpoints = new();
    private readonly CountedEndpoints _counted = new();

    [Fact]
    public async Task A_reload_that_removes_a_policy_which_an_endpoint_names_is_refused()
    {
        await using var host = await ReloadHost.StartAsync([_pushed], partner: true);

        _pushed.Push(Policies.Web(B));

        host.Refusals().Should().ContainSingle().Which.Should().Contain("SC2001").And.Contain("/partner").And.Contain("\"partner\"");
        (await host.AllowsAsync(A)).Should().BeTrue();
        (await host.AllowsAsync(A, "/partner")).Should().BeTrue();
        (await host.AllowsAsync(B)).Should().BeFalse();
    }

    [Fact]
    public async Task A_reload_that_removes_the_policy_which_UseStrictCors_names_is_refused()
    {
        await using var host = await KestrelHost.StartAsync(
            builder =>
            {
                builder.Configuration.Sources.Add(_pushed);
                builder.Services.AddStrictCors();
            },
            app =>
            {
                app.UseStrictCors("partner");
                app.MapGet("/", () => "");
            });

        _pushed.Push(Policies.Web(B));

        host.Refusals().Should().ContainSingle().Which.Should().Contain("SC2001").And.Contain("UseStrictCors");
        (await host.AllowsAsync(A)).Should().BeTrue();
    }

    [Fact]
    public async Task A_reload_that_removes_the_default_policy_is_refused()
    {
        await using var host = await ReloadHost.StartAsync([_pushed]);

        _pushed.Push("""{ "StrictCors": { "DefaultPolicy": "web", "Policies": { "partner": { "AllowedOrigins": [ "https://b.example" ] } } } }""");

        host.Refusals().Should().ContainSingle().Which.Should().Contain("SC1008");
        (await host.AllowsAsync(A)).Should().BeTrue();
    }

    [Fact]
    public async Task A_reload_that_removes_a_policy_which_nothing_names_is_accepted()
    {
        await using var host = await ReloadHost.StartAsync([_pushed]);

        _pushed.Push(Policies.Web(A));

        host.Changes().Should().ContainSingle().Which.Should().EndWith(": policy 'partner' removed");
    }

    [Fact]
    public async Task A_route_and_its_policy_may_be_removed_by_one_edit_in_either_order()
    {
        await using var host = await StartWithEndpointsAsync(Policies.WebAndPartner(A, A));
        _endpoints.Set(_counted.With("/late", "partner"));

        _pushed.Push(Policies.Web(B));
        host.Refusals().Should().ContainSingle();
        _endpoints.Set();
        (await host.AllowsAsync(B)).Should().BeTrue("nothing names the removed policy any longer");
        host.Changes().Should().ContainSingle().Which.Should().Contain("policy 'partner' removed");

        _pushed.Push(Policies.WebAndPartner(A, A));
        _endpoints.Set(_counted.With("/late", "partner"));
        _endpoints.Set();
        _pushed.Push(Policies.Web(B));
        host.Refusals().Should().ContainSingle();
    }

    [Fact]
    public async Task A_late_endpoint_with_an_unknown_policy_is_closed_and_said_so_once()
    {
        await using var host = await StartWithEndpointsAsync(Policies.Web(A));

        _endpoints.Set(_counted.With("/late", "partnr"));

        (await host.SendAsync(RawRequest.Get("/late").With("Origin", A))).Status.Should().Be(403);
        (await host.SendAsync(RawRequest.Get("/late").With("Origin", A))).Status.Should().Be(403);
        (await host.SendAsync(RawRequest.Preflight("/late", A, "PUT"))).OwnedHeaders.Should().BeEmpty();
        _counted.Calls.Should().Be(0, "neither the requests nor the preflight may reach the handler");
        host.Logs.GetSnapshot().Where(entry => entry.Id.Name == "PolicyMissing").Should().ContainSingle()
            .Which.Message.Should().Contain("/late").And.Contain("partnr");

        // Not a cross-origin request.
        (await host.SendAsync(RawRequest.Get("/late"))).Status.Should().Be(200);
    }

    [Fact]
    public async Task A_late_endpoint_gets_its_policy_with_the_reload_that_brings_it_and_its_changes_after()
    {
        await using var host = await StartWithEndpointsAsync(Policies.Web(A));
        _endpoints.Set(_counted.With("/late", "partner"));

        _pushed.Push(Policies.WebAndPartner(A, B));
        (await host.AllowsAsync(B, "/late")).Should().BeTrue();

        _pushed.Push(Policies.WebAndPartner(A, "https://c.example"));
        (await host.AllowsAsync(B, "/late")).Should().BeFalse();
        (await host.AllowsAsync("https://c.example", "/late")).Should().BeTrue();
        host.Refusals().Should().BeEmpty();
    }

    private Task<KestrelHost> StartWithEndpointsAsync(string json)
    {
        _pushed.Swap(json);
        return KestrelHost.StartAsync(
            builder =>
            {
                builder.Configuration.Sources.Add(_pushed);
                builder.Services.AddStrictCors();
            },
            app =>
            {
                ReloadHost.Map(app);
                ((IEndpointRouteBuilder)app).DataSources.Add(_endpoints);
            });
    }
}
