using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Enforcement;

/// <summary>One program for all tests of a class, which xunit runs one after the other: what they count, they count from where it stood.</summary>
public sealed class EnforcingHost : IAsyncLifetime
{
    private int _authentications;
    private int _endpoints;

    public KestrelHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await EnforcingProgram.StartAsync(http2: true);

    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>How often authentication was asked and endpoints ran since the last time.</summary>
    public (int Authentications, int Endpoints) Take()
    {
        var counts = Host.Counts();
        var since = (counts.Authentications - _authentications, counts.Endpoints - _endpoints);
        (_authentications, _endpoints) = (counts.Authentications, counts.Endpoints);
        return since;
    }
}
