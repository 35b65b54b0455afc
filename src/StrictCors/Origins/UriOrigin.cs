using System.Globalization;

namespace StrictCors.Origins;

/// <summary>The serialised origin of a <see cref="Uri"/> (URL standard, "origin").</summary>
internal static class UriOrigin
{
    /// <summary>Null if the URL has no origin. The result is not checked: it may be a text that is not a serialised origin.</summary>
    public static string? Serialize(Uri? uri)
    {
        if (uri is not { IsAbsoluteUri: true, IsFile: false })
        {
            return null;
        }

        try
        {
            return SerializeAbsolute(uri);
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or UriFormatException)
        {
            // A Uri is parsed when its properties are read, and .NET throws for some texts that the constructor accepts:
            // a+b://[0:ffff:00:ffff:0:a:db8:a:/0]:8080/x.
            return null;
        }
    }

    private static string? SerializeAbsolute(Uri uri)
    {
        // "mailto:a@example.com" has a host in .NET, but no origin.
        if (!uri.AbsoluteUri.AsSpan(uri.Scheme.Length).StartsWith("://"))
        {
            return null;
        }

        // .NET spells some addresses differently from the URL standard, and IdnHost throws for invalid names.
        var host = uri.HostNameType == UriHostNameType.IPv6
            ? $"[{Ipv6Address.TryCanonicalize(uri.DnsSafeHost)}]"
            : OriginPattern.HasWildcards(uri.Scheme) ? InternationalHost.ToAscii(uri.Host)
            : OpaqueHost(uri.OriginalString);
        var hasPort = !uri.IsDefaultPort && uri.Port != SerializedOrigin.DefaultPort(uri.Scheme);
        return $"{uri.Scheme}://{host}{(hasPort ? string.Create(CultureInfo.InvariantCulture, $":{uri.Port}") : "")}";
    }

    /// <summary>The host as written, in lower case. .NET reads an address in every host: "10.0.0.01" becomes "10.0.0.1".</summary>
    private static string OpaqueHost(string url) => WrittenOrigin.Read(url).Host.ToLowerInvariant();
}
