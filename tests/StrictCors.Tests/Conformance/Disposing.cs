using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>An application for one test alone.</summary>
internal sealed class Disposing<TApplication> : IAsyncDisposable
    where TApplication : KestrelFixture, new()
{
    public TApplication Fixture { get; } = new();

    public async Task<KestrelHost> StartAsync()
    {
        await Fixture.InitializeAsync();
        return Fixture.Host;
    }

    public async ValueTask DisposeAsync() => await Fixture.DisposeAsync();
}
