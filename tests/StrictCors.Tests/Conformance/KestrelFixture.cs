using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>One running application for all the tests of a class.</summary>
public abstract class KestrelFixture : IAsyncLifetime
{
    private KestrelHost? _host;

    public KestrelHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    /// <summary>An appsettings.json.</summary>
    protected abstract string Settings { get; }

    protected virtual string Environment => "Production";

    protected virtual bool HasHttp2 => false;

    public async Task InitializeAsync()
    {
        _host = await KestrelHost.StartAsync(AddServices, Configure, SettingsJson.Parse(Settings), Environment, HasHttp2);
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
    }

    protected virtual void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddStrictCors();
    }

    protected abstract void Configure(WebApplication app);
}
