using System.Text.Json;
using Microsoft.Playwright;

namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>A page in Chromium, and what its console says.</summary>
internal sealed class Tab : ITab
{
    private readonly IBrowserContext _context;
    private readonly TaskCompletionSource<string> _blocked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IFrame _frame;

    public Tab(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        Watch(page);
        _frame = page.MainFrame;
    }

    public IPage Page { get; }

    public Task<string> BlockedAsync() => _blocked.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public async Task GoToAsync(string url) => await Page.GotoAsync(url, new() { WaitUntil = WaitUntilState.Load });

    /// <summary>Goes on in a sandboxed frame, whose origin is opaque: it sends <c>Origin: null</c>.</summary>
    public async Task EnterSandboxAsync()
    {
        await Page.EvaluateAsync("addSandboxedFrame()");
        _frame = Page.Frame("sandboxed")!;
    }

    public async Task<ITab> OpenBesideAsync(string url)
    {
        var tab = new Tab(_context, await _context.NewPageAsync());
        await tab.GoToAsync(url);
        return tab;
    }

    /// <summary>Sends a form, which is a navigation: the answer is the next page, whatever it is.</summary>
    public async Task<Seen> PostFormAsync(string url)
    {
        var response = await Page.RunAndWaitForResponseAsync(() => CallAsync<Seen?>("postForm", url), url);
        return new(IsRead: true, response.Status, await response.TextAsync());
    }

    public Task AddCookieAsync(string url) => _context.AddCookiesAsync([new() { Name = "session", Value = "1", Url = url }]);

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    public async Task<T> CallAsync<T>(string function, object argument)
    {
        var json = await _frame.EvaluateAsync<JsonElement?>($"argument => {function}(JSON.parse(argument))",
            JsonSerializer.Serialize(argument, JsonSerializerOptions.Web));
        return json is { } value ? value.Deserialize<T>(JsonSerializerOptions.Web)! : default!;
    }

    private void Watch(IPage page) => page.Console += (_, message) =>
    {
        if (message.Text.Contains("blocked by CORS policy", StringComparison.Ordinal)
            || message.Text.StartsWith("Fetch API cannot load", StringComparison.Ordinal))
        {
            _blocked.TrySetResult(message.Text);
        }
    };
}
