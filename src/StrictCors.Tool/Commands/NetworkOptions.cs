using System.CommandLine;
using System.Globalization;
using System.Net;
using StrictCors.Tool.Network;

namespace StrictCors.Tool.Commands;

/// <summary>The options of every command that talks to a server.</summary>
internal sealed class NetworkOptions
{
    private const string DefaultSeconds = "10";

    private readonly Option<bool> _http1 = new("--http1") { Description = "HTTP/1.1 only." };
    private readonly Option<bool> _http2 = new("--http2") { Description = "HTTP/2 only, without TLS with prior knowledge." };
    private readonly Option<bool> _insecure = new("--insecure") { Description = "Accept any certificate." };

    private readonly Option<string> _timeout = new("--timeout")
    {
        Description = "How long a request may take.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => DefaultSeconds,
    };

    private readonly Option<string[]> _resolve = new("--resolve")
    {
        Description = "Connect to this address instead; can be repeated.",
        HelpName = "HOST:PORT:ADDRESS",
    };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_http1, _http2, _insecure, _timeout, _resolve])
        {
            command.Options.Add(option);
        }
    }

    public NetworkSettings Read(ParseResult result)
    {
        var (http1, http2) = (result.GetValue(_http1), result.GetValue(_http2));
        if (http1 && http2)
        {
            throw new ToolException("--http1 and --http2 exclude each other.");
        }

        var version = http1 ? (HttpVersion.Version11, HttpVersionPolicy.RequestVersionExact)
            : http2 ? (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact)
            : (HttpVersion.Version20, HttpVersionPolicy.RequestVersionOrLower);
        return new(
            version, result.GetValue(_insecure), ReadTimeout(result.GetValue(_timeout)!),
            [.. (result.GetValue(_resolve) ?? []).Select(Resolution.Parse)]);
    }

    private static TimeSpan ReadTimeout(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 3600
            ? TimeSpan.FromSeconds(seconds)
            : throw new ToolException($"--timeout '{text}' is not a number of seconds from 0.001 to 3600.");
}
