using System.Buffers;
using StrictCors.Protocol;

namespace StrictCors.Origins;

/// <summary>
/// A serialised origin (Fetch, "serialized-origin"), parsed in place. Requests are parsed with this type: it allocates nothing,
/// and it accepts only the spelling that browsers send.
/// </summary>
internal readonly ref struct SerializedOrigin
{
    /// <summary>64 of scheme, 3 of "://", 253 of host, 6 of port.</summary>
    public const int MaxLength = 326;

    public const int MaxSchemeLength = 64;

    /// <summary>What Electron, WebViews and Chromium with --allow-file-access-from-files send for every local file. Other browsers send
    /// <c>null</c>. It is the one origin without a host, and identifies no page.</summary>
    public const string LocalFile = "file://";

    /// <summary>The port of an origin without a port whose scheme has no default port.</summary>
    public const int NoPort = -1;

    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789+-.");

    private readonly ReadOnlySpan<char> _text;
    private readonly int _schemeLength;
    private readonly int _hostLength;

    private SerializedOrigin(ReadOnlySpan<char> text, int schemeLength, int hostLength, int port)
    {
        _text = text;
        _schemeLength = schemeLength;
        _hostLength = hostLength;
        Port = port;
    }

    public ReadOnlySpan<char> Scheme => _text[.._schemeLength];

    /// <summary>The scheme as a string. It is a constant for http and https, which nearly all origins have.</summary>
    public string SchemeText => Scheme switch
    {
        "https" => "https",
        "http" => "http",
        _ => Scheme.ToString(),
    };

    /// <summary>For http and https a domain, an IPv4 address, or an IPv6 address with its brackets. Empty for <c>file://</c>.</summary>
    public ReadOnlySpan<char> Host => _text.Slice(_schemeLength + 3, _hostLength);

    /// <summary>Host and port as written, as in a <c>Host</c> header.</summary>
    public ReadOnlySpan<char> Authority => _text[(_schemeLength + 3)..];

    /// <summary>The port with the scheme's default filled in, or <see cref="NoPort"/>.</summary>
    public int Port { get; }

    public static bool TryParse(ReadOnlySpan<char> text, out SerializedOrigin origin)
    {
        origin = default;
        if (text.Length > MaxLength)
        {
            return false;
        }

        var schemeLength = SchemeLength(text);
        if (schemeLength == 0)
        {
            return false;
        }

        var authority = text[(schemeLength + 3)..];
        var hostLength = HostAndPort.HostLengthBeforeDecimalPort(authority);
        var defaultPort = DefaultPort(text[..schemeLength]);
        var host = authority[..hostLength];
        if (!(defaultPort != NoPort ? HostGrammar.IsHost(host) : HostGrammar.IsOpaqueHost(host) || text is LocalFile))
        {
            return false;
        }

        var port = defaultPort;
        if (hostLength < authority.Length && (!TryParsePort(authority[(hostLength + 1)..], out port) || port == defaultPort))
        {
            return false;
        }

        origin = new SerializedOrigin(text, schemeLength, hostLength, port);
        return true;
    }

    /// <summary>The length up to "://"; 0 without a scheme.</summary>
    private static int SchemeLength(ReadOnlySpan<char> text)
    {
        // Nearly all origins.
        if (text.StartsWith("https://"))
        {
            return "https".Length;
        }

        var length = text.IndexOf(':');
        return length > 0 && IsScheme(text[..length]) && text[length..].StartsWith("://") ? length : 0;
    }

    public static bool IsScheme(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= MaxSchemeLength && char.IsAsciiLetterLower(text[0]) && !text.ContainsAnyExcept(SchemeCharacters);

    public static int DefaultPort(ReadOnlySpan<char> scheme) => scheme switch
    {
        "https" => 443,
        "http" => 80,
        _ => NoPort,
    };

    /// <summary>1 to 65535, decimal, no leading zero.</summary>
    public static bool TryParsePort(ReadOnlySpan<char> text, out int port)
    {
        port = 0;
        if (text.Length is 0 or > 5 || text[0] == '0')
        {
            return false;
        }

        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            port = (port * 10) + (digit - '0');
        }

        return port <= 65535;
    }
}
