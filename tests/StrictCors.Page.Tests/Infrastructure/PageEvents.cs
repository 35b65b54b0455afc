using System.Net.ServerSentEvents;
using System.Text.Json;

namespace StrictCors.Page.Tests.Infrastructure;

/// <summary>The stream of the page, read as the page reads it.</summary>
public sealed class PageEvents : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _items;
    private readonly CancellationTokenSource _patience = new(Patience);

    private PageEvents(HttpResponseMessage response, Stream stream)
    {
        _response = response;
        _items = SseParser.Create(stream).EnumerateAsync(_patience.Token).GetAsyncEnumerator();
    }

    public static async Task<PageEvents> OpenAsync(HttpClient client, long after)
    {
        var response = await client.GetAsync(
            new Uri($"/strict-cors/api/events?after={after}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        return new(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event with that name.</summary>
    public async Task<JsonElement> NextAsync(string name)
    {
        while (await _items.MoveNextAsync())
        {
            if (_items.Current.EventType == name)
            {
                return JsonSerializer.Deserialize<JsonElement>(_items.Current.Data);
            }
        }

        throw new InvalidOperationException("The stream has ended.");
    }

    /// <summary>The next state that fulfils the condition.</summary>
    public async Task<JsonElement> StateAsync(Func<JsonElement, bool> condition)
    {
        while (true)
        {
            var state = await NextAsync("state");
            if (condition(state))
            {
                return state;
            }
        }
    }

    public async Task<List<JsonElement>> DecisionsAsync(int count)
    {
        var rows = new List<JsonElement>();
        while (rows.Count < count)
        {
            rows.AddRange((await NextAsync("decisions")).EnumerateArray());
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await _items.DisposeAsync();
        _response.Dispose();
        _patience.Dispose();
    }
}
