namespace StrictCors.Tool.Conformance.Pages;

/// <summary>The browser of the moment. The one before is closed.</summary>
internal sealed class BrowserSeat(Func<IBrowser> open) : IAsyncDisposable
{
    private IBrowser? _browser;

    public async Task<IBrowser> TakeAsync(bool isNew)
    {
        if (isNew)
        {
            await DisposeAsync();
        }

        return _browser ??= open();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is { } browser)
        {
            _browser = null;
            await browser.DisposeAsync();
        }
    }
}
