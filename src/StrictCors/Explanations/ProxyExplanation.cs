using System.Globalization;
using Microsoft.Extensions.Primitives;
using StrictCors.Origins;
using StrictCors.Protocol;

namespace StrictCors.Explanations;

/// <summary>Finds a proxy that has replaced <c>Host</c>, by the header in which it sends the host that the browser used.</summary>
internal static class ProxyExplanation
{
    /// <summary>What the proxy has to send so that <c>Host</c> is what the browser sent.</summary>
    public const string SendHost = "the proxy has to send the Host that it gets (nginx: proxy_set_header Host $http_host; YARP: the transform "
        + "RequestHeaderOriginalHost)";

    private const StringComparison Ignoring = StringComparison.OrdinalIgnoreCase;

    private const string ReadHost = "app.UseForwardedHeaders() has to run before app.UseStrictCors(), with ForwardedHeadersOptions.ForwardedHeaders "
        + "= ForwardedHeaders.All and the proxy in KnownProxies";

    /// <summary>What to do, if a proxy sends the host of the origin in another header than <c>Host</c>; otherwise null.</summary>
    public static string? Advise(ReadOnlySpan<char> authority, ProxyHeaders proxy)
    {
        if (Find(proxy.ForwardedHost, authority, inForwarded: false) is { } forwarded)
        {
            var limit = forwarded.FromEnd > 1 ? string.Create(CultureInfo.InvariantCulture, $" and ForwardLimit = {forwarded.FromEnd}") : "";
            return Describe("X-Forwarded-Host", forwarded, $" Or {ReadHost}{limit}.");
        }

        if (HostGrammar.IsDomain(HostAndPort.Split(authority).Host) && Find(proxy.OriginalHost, authority, inForwarded: false) is { } original)
        {
            return Describe("X-Original-Host", original, $" Or {ReadHost} and ForwardedHostHeaderName = \"X-Original-Host\".");
        }

        return Find(proxy.Forwarded, authority, inForwarded: true) is { } standard
            ? Describe("Forwarded", standard, " UseForwardedHeaders reads X-Forwarded-Host instead.")
            : null;
    }

    private static string Describe(string header, Found found, string otherwise) => found.IsExact
        ? $"{header} has the host of the origin, so a proxy has replaced Host: {SendHost}.{otherwise}"
        : $"{header} has the host of the origin without its port, so a proxy has replaced Host and dropped the port: {SendHost}.";

    private static Found? Find(StringValues lines, ReadOnlySpan<char> authority, bool inForwarded)
    {
        Found? found = null;
        var count = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var member in new CommaSeparatedList(lines[i]))
            {
                count++;
                var sent = inForwarded ? HostOf(member) : member;
                if (found is not { IsExact: true } && HostAndPort.Split(sent).Host.Equals(HostAndPort.Split(authority).Host, Ignoring))
                {
                    found = new(sent.Equals(authority, Ignoring) || IsDefaultPort(sent, authority), count);
                }
            }
        }

        return found is { } one ? one with { FromEnd = count - one.FromEnd + 1 } : null;
    }

    private static bool IsDefaultPort(ReadOnlySpan<char> sent, ReadOnlySpan<char> authority) =>
        !HostAndPort.Split(authority).HasPort && HostAndPort.Split(sent).Port is "443" or "80";

    /// <summary>The value of <c>host=</c> in an element of <c>Forwarded</c>: <c>for=192.0.2.1;host="example.com:8443";proto=https</c>.</summary>
    private static ReadOnlySpan<char> HostOf(ReadOnlySpan<char> element)
    {
        foreach (var range in element.Split(';'))
        {
            var pair = element[range].Trim();
            if (pair.StartsWith("host=", Ignoring))
            {
                return pair["host=".Length..].Trim('"');
            }
        }

        return default;
    }

    /// <param name="IsExact">Whether the port is that of the origin, too.</param>
    /// <param name="FromEnd">The position of the host in the list, from the end: each proxy adds one.</param>
    private readonly record struct Found(bool IsExact, int FromEnd);
}
