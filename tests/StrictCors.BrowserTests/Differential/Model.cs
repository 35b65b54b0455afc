using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using StrictCors.Testing;

namespace StrictCors.BrowserTests.Differential;

/// <summary>The same calls by <see cref="BrowserHandler"/>, over the same network.</summary>
internal sealed class Model(BrowserEngine engine, string page) : IDisposable
{
    private readonly BrowserProfile _profile = new();
    private readonly SocketsHttpHandler _network = new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,

        // Every host is this machine.
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    public async Task<IReadOnlyList<Observed>> RunAsync(GeneratedCase one)
    {
        var seen = new List<Observed>();
        foreach (var call in one.Calls)
        {
            // A sandboxed frame has no origin, and is in the page's own site.
            using var invoker = new HttpMessageInvoker(
                new BrowserHandler(
                    new()
                    {
                        Page = call.IsSandboxed ? "null" : page,
                        Engine = engine,
                        Profile = _profile,

                        // The Chromium of Debian does, unlike that of its makers.
                        BlocksThirdPartyCookies = engine == BrowserEngine.Chromium,
                    },
                    _network),
                disposeHandler: false);
            seen.Add(call.IsWebSocket ? await ConnectAsync(invoker, call) : await RunAsync(invoker, call));
        }

        return seen;
    }

    public void Dispose() => _network.Dispose();

    private static async Task<Observed> ConnectAsync(HttpMessageInvoker page, GeneratedCall call)
    {
        using var socket = new ClientWebSocket();
        try
        {
            var url = AddressOf(call).Replace("http:", "ws:", StringComparison.Ordinal).Split('#')[0];
            await socket.ConnectAsync(new(url), page, CancellationToken.None);
            return new("opened");
        }
        catch (WebSocketException error)
        {
            return new("error") { Message = error.Message };
        }
    }

    private static string AddressOf(GeneratedCall call) => call.Url.Replace("/RUNNER/", "/m/", StringComparison.Ordinal);

    private static async Task<Observed> RunAsync(HttpMessageInvoker page, GeneratedCall call)
    {
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), AddressOf(call));
        request.WithMode(Enum.Parse<FetchMode>(call.Mode.Replace("-", "", StringComparison.Ordinal), ignoreCase: true))
            .WithCredentials(Enum.Parse<FetchCredentials>(call.Credentials.Replace("-", "", StringComparison.Ordinal), ignoreCase: true))
            .WithRedirect(Enum.Parse<FetchRedirect>(call.Redirect, ignoreCase: true))
            .WithUploadListener(call.HasUploadListener);
        if (call.Body is { } body)
        {
            request.Content = new ByteArrayContent(Encoding.Latin1.GetBytes(body));
        }

        foreach (var (name, value) in call.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content ??= new ByteArrayContent([]);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        // What fetch and XMLHttpRequest set for a text if the page sets nothing.
        if (call.HasContent && request.Content?.Headers.NonValidated.Contains("Content-Type") == false)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "text/plain;charset=UTF-8");
        }

        try
        {
            using var response = await page.SendAsync(request, CancellationToken.None);
            return new(
                response.GetCorsExchange().ResponseType.ToString().ToLowerInvariant(),
                (int)response.StatusCode,
                [.. response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).Select(header => $"{header.Key}: {header.Value}")],
                await response.Content.ReadAsStringAsync());
        }
        catch (CorsException refusal)
        {
            return new("error") { Message = refusal.Message };
        }
    }
}
