using System.Collections.Immutable;
using System.Text;

namespace StrictCors.Tests.Infrastructure;

/// <summary>
/// The text of an HTTP/1.1 request, its header lines in the order in which they were added and nothing checked or merged. Immutable:
/// each <c>With</c> returns another request. <c>Host</c> is <c>127.0.0.1:{port}</c> unless a line of that name is added.
/// </summary>
public sealed class RawRequest
{
    private readonly string _method;
    private readonly string _target;
    private readonly ImmutableArray<(string Name, string Value)> _headers;
    private readonly string _body;

    private RawRequest(string method, string target, ImmutableArray<(string Name, string Value)> headers, string body)
    {
        _method = method;
        _target = target;
        _headers = headers;
        _body = body;
    }

    public static RawRequest Get(string target)
    {
        return Method("GET", target);
    }

    public static RawRequest Method(string method, string target)
    {
        return new RawRequest(method, target, [], "");
    }

    /// <summary>What null stands for is left out.</summary>
    public static RawRequest Preflight(string target, string? origin, string? method, string? headers = null)
    {
        return Method("OPTIONS", target)
            .WithOptional("Origin", origin)
            .WithOptional("Access-Control-Request-Method", method)
            .WithOptional("Access-Control-Request-Headers", headers);
    }

    public RawRequest With(string name, string value)
    {
        return new RawRequest(_method, _target, _headers.Add((name, value)), _body);
    }

    /// <summary>Adds a body and its <c>Content-Length</c>; as Latin-1, one character is one byte.</summary>
    public RawRequest WithBody(string body)
    {
        return new RawRequest(_method, _target, _headers.Add(("Content-Length", $"{body.Length}")), body);
    }

    /// <summary>Makes it the opening handshake of a WebSocket (RFC 6455 §4.1); the key is the RFC's example.</summary>
    public RawRequest Handshake()
    {
        return With("Connection", "Upgrade")
            .With("Upgrade", "websocket")
            .With("Sec-WebSocket-Version", "13")
            .With("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    }

    /// <summary>The request as it is sent to this port.</summary>
    public string ToText(int port)
    {
        return Write($"127.0.0.1:{port}");
    }

    /// <summary>The request for port 80, whose number a <c>Host</c> line leaves out.</summary>
    public override string ToString()
    {
        return Write("127.0.0.1");
    }

    private RawRequest WithOptional(string name, string? value)
    {
        return value is null ? this : With(name, value);
    }

    private string Write(string defaultHost)
    {
        var text = new StringBuilder($"{_method} {_target} HTTP/1.1\r\n");
        if (!_headers.Any(header => header.Name.Equals("Host", StringComparison.OrdinalIgnoreCase)))
        {
            text.Append("Host: ").Append(defaultHost).Append("\r\n");
        }

        foreach (var (name, value) in _headers)
        {
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return text.Append("\r\n").Append(_body).ToString();
    }
}
