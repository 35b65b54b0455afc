using System.CommandLine;
using StrictCors.Protocol;
using StrictCors.Testing;
using StrictCors.Tool.Browsing;

namespace StrictCors.Tool.Commands;

/// <summary>The options that describe what a page does.</summary>
internal sealed class PageOptions
{
    private static readonly Dictionary<string, FetchMode> Modes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["cors"] = FetchMode.Cors,
        ["no-cors"] = FetchMode.NoCors,
        ["same-origin"] = FetchMode.SameOrigin,
    };

    private static readonly Dictionary<string, BrowserEngine> Engines = new(StringComparer.OrdinalIgnoreCase)
    {
        ["chromium"] = BrowserEngine.Chromium,
        ["firefox"] = BrowserEngine.Firefox,
        ["webkit"] = BrowserEngine.WebKit,
        ["standard"] = BrowserEngine.Standard,
    };

    private readonly Option<string> _method = new("--method")
    {
        Description = "The method of the request.",
        HelpName = "METHOD",
        DefaultValueFactory = _ => "GET",
    };

    private readonly Option<string[]> _headers = Headers("A header that the page sets; can be repeated.");

    private readonly Option<bool> _credentials = new("--credentials") { Description = "The page includes credentials (cookies)." };

    private readonly Option<string> _mode = new("--mode")
    {
        Description = "The mode of fetch: cors, no-cors or same-origin.",
        HelpName = "MODE",
        DefaultValueFactory = _ => "cors",
    };

    private readonly Option<string> _engine = new("--engine")
    {
        Description = "The browser: chromium, firefox, webkit or standard.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "chromium",
    };

    private readonly Option<bool> _webSocket = new("--websocket") { Description = "The page opens a WebSocket." };

    public PageOptions()
    {
        _mode.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. Modes.Keys]);
        _engine.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. Engines.Keys]);
    }

    public static Option<string[]> Origins(string description) => new("--origin") { Description = description, HelpName = "ORIGIN" };

    public static Option<string[]> Headers(string description) => new("--header") { Description = description, HelpName = "NAME[:VALUE]" };

    public static IReadOnlyList<KeyValuePair<string, string>> ReadHeaders(string[]? headers) => [.. (headers ?? []).Select(ReadHeader)];

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_method, _headers, _credentials, _mode, _engine, _webSocket])
        {
            command.Options.Add(option);
        }
    }

    public PageRequest Read(ParseResult result)
    {
        var method = result.GetValue(_method)!;
        return !HttpNames.IsToken(method) ? throw new ToolException($"'{method}' is not a method.") : new(
            method,
            ReadHeaders(result.GetValue(_headers)),
            result.GetValue(_credentials) ? FetchCredentials.Include : FetchCredentials.SameOrigin,
            Modes[result.GetValue(_mode)!],
            Engines[result.GetValue(_engine)!],
            result.GetValue(_webSocket));
    }

    private static KeyValuePair<string, string> ReadHeader(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var name = (colon < 0 ? text : text[..colon]).Trim();
        if (!HttpNames.IsToken(name))
        {
            throw new ToolException($"'{text}' is not a header. Write NAME or NAME:VALUE.");
        }

        var value = colon < 0 ? ValueOf(name) : text[(colon + 1)..].Trim();
        return value.Any(char.IsControl) ? throw new ToolException($"The value of {name} has control characters.") : new(name, value);
    }

    /// <summary>A value for a header of which only the name matters.</summary>
    private static string ValueOf(string name) =>
        name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) ? "application/json"
        : name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) ? "Bearer strictcors"
        : "1";
}
