namespace StrictCors.Tests.Samples;

/// <summary>One running sample for a class of tests.</summary>
public sealed class QuickStartFixture : IAsyncLifetime
{
    private SampleProcess? _process;

    /// <summary>Keeps no cookies and follows nothing, so that every answer is the sample's own.</summary>
    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    public Uri Page => Process.Page;

    public Uri Api => Process.Api;

    internal SampleProcess Process => _process ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync()
    {
        _process = await SampleProcess.StartAsync("QuickStart");
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }
}
