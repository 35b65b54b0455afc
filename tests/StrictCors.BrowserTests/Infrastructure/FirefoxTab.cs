using System.Text.Json;
using WebDriverBiDi;
using WebDriverBiDi.Browser;
using WebDriverBiDi.BrowsingContext;
using WebDriverBiDi.Log;
using WebDriverBiDi.Network;
using WebDriverBiDi.Script;
using WebDriverBiDi.Storage;

namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>A page in Firefox.</summary>
internal sealed class FirefoxTab : ITab
{
    private readonly BiDiDriver _driver;
    private readonly string _userContext;
    private readonly string _context;
    private readonly bool _ownsContext;
    private readonly TaskCompletionSource<string> _blocked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly EventObserver<EntryAddedEventArgs> _console;

    private FirefoxTab(BiDiDriver driver, string userContext, string context, bool ownsContext)
    {
        _driver = driver;
        _userContext = userContext;
        _context = context;
        _ownsContext = ownsContext;
        _console = driver.Log.OnEntryAdded.AddObserver(Watch);
    }

    public static async Task<FirefoxTab> OpenAsync(BiDiDriver driver, string userContext, string url, bool ownsContext)
    {
        var created = await driver.BrowsingContext.CreateAsync(new(CreateType.Tab) { UserContextId = userContext });
        var tab = new FirefoxTab(driver, userContext, created.BrowsingContextId, ownsContext);
        await tab.GoToAsync(url);
        return tab;
    }

    public Task<string> BlockedAsync() => _blocked.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public Task GoToAsync(string url) => _driver.BrowsingContext.NavigateAsync(new(_context, url) { Wait = ReadinessState.Complete });

    public async Task<ITab> OpenBesideAsync(string url) => await OpenAsync(_driver, _userContext, url, ownsContext: false);

    public Task AddCookieAsync(string url) => _driver.Storage.SetCookieAsync(
        new(new("session", BytesValue.FromString("1"), new Uri(url).Host) { Path = "/" })
        {
            Partition = new StorageKeyPartitionDescriptor { UserContextId = _userContext },
        });

    public async Task<T> CallAsync<T>(string function, object argument)
    {
        var result = await _driver.Script.CallFunctionAsync(
            new($"async argument => JSON.stringify(await {function}(JSON.parse(argument)) ?? null)", new ContextTarget(_context), awaitPromise: true)
            {
                Arguments = { LocalValue.String(JsonSerializer.Serialize(argument, JsonSerializerOptions.Web)) },
            });
        return result is EvaluateResultSuccess { Result: StringRemoteValue { Value: { } json } }
            ? JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!
            : throw new InvalidOperationException($"The page's {function} failed: {JsonSerializer.Serialize<object>(result)}");
    }

    public async ValueTask DisposeAsync()
    {
        await _console.DisposeAsync();
        if (_ownsContext)
        {
            await _driver.Browser.RemoveUserContextAsync(new RemoveUserContextCommandParameters(_userContext));
        }
        else
        {
            await _driver.BrowsingContext.CloseAsync(new(_context));
        }
    }

    private void Watch(EntryAddedEventArgs entry)
    {
        if (entry.Source.BrowsingContextId == _context && entry.Text?.Contains("Cross-Origin Request Blocked", StringComparison.Ordinal) == true)
        {
            _blocked.TrySetResult(entry.Text);
        }
    }
}
