using System.Text.Json;
using Microsoft.Playwright;
using StrictCors.Tool.Conformance.Pages;

namespace StrictCors.Conformance.Judges;

/// <summary>Pages of a case in one context of Chromium: they share its cookies, its cache and its remembered preflights.</summary>
internal sealed class ChromiumPages(Func<Task<IBrowserContext>> open, string self) : Tool.Conformance.Pages.IBrowser
{
    private const string Script = """
        async call => {
          const { url, init, listens } = JSON.parse(call);
          try {
            if (listens) {
              return await new Promise((resolve, reject) => {
                const request = new XMLHttpRequest();
                request.open(init.method, url);
                request.withCredentials = init.credentials === 'include';
                Object.entries(init.headers).forEach(([name, value]) => request.setRequestHeader(name, value));
                request.upload.onprogress = () => {};
                request.onload = () => resolve({ reads: true, status: request.status, headers: [], body: request.responseText });
                request.onerror = () => reject(new TypeError('XMLHttpRequest failed'));
                request.send(init.body);
              });
            }
            const response = await fetch(url, init);
            const body = await response.text();
            return { reads: response.type !== 'opaque', status: response.status, headers: [...response.headers], body };
          } catch (error) {
            return { reads: false, why: String(error) };
          }
        }
        """;

    private const string Sandbox = """
        () => new Promise(resolve => {
          const frame = document.createElement('iframe');
          frame.sandbox = 'allow-scripts';
          frame.srcdoc = '<!doctype html><title>sandbox</title>';
          frame.onload = () => resolve(true);
          document.body.append(frame);
        })
        """;

    private readonly Dictionary<string, IFrame> _frames = [];
    private IBrowserContext? _context;

    public async Task<Sight> CallAsync(CaseStep step, Uri url, CancellationToken cancellationToken)
    {
        var frame = _frames.TryGetValue(step.Page!, out var there) ? there : _frames[step.Page!] = await OpenAsync(step.Page!);
        var call = JsonSerializer.Serialize(new
        {
            url,
            listens = step.UploadListener,
            init = new
            {
                method = step.Method,
                mode = step.Mode ?? "cors",
                credentials = step.Credentials ? "include" : "same-origin",
                headers = step.Headers,
                body = step.Body,
            },
        });
        var seen = (await frame.EvaluateAsync<JsonElement?>(Script, call))!.Value;
        if (!seen.GetProperty("reads").GetBoolean())
        {
            return new() { Why = seen.TryGetProperty("why", out var why) ? why.GetString() : null };
        }

        return new()
        {
            Reads = true,
            Status = seen.GetProperty("status").GetInt32(),
            Body = seen.GetProperty("body").GetString()!,
            Headers = seen.GetProperty("headers").EnumerateArray()
                .ToDictionary(header => header[0].GetString()!, header => header[1].GetString()!, StringComparer.OrdinalIgnoreCase),
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (_context is not null)
        {
            await _context.DisposeAsync();
        }
    }

    private async Task<IFrame> OpenAsync(string page)
    {
        _context ??= await open();
        var tab = await _context.NewPageAsync();
        await tab.GotoAsync(page switch { "self" => $"{self}{Manifest.Path}", "null" => "https://sandbox.example/", _ => $"{page}/" });
        if (page != "null")
        {
            return tab.MainFrame;
        }

        await tab.EvaluateAsync(Sandbox);
        var element = await tab.WaitForSelectorAsync("iframe");
        return (await element!.ContentFrameAsync())!;
    }
}
