using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using StrictCors.Origins;

namespace StrictCors;

/// <summary>
/// A tuple origin: scheme, host and port (HTML standard, "origin"). Two URLs share an origin when all three agree.
/// </summary>
/// <remarks>
/// Only the serialisation that browsers send is read: lower case, Punycode, no default port, no path, nothing around it
/// (Fetch, "serialized-origin"). <c>null</c>, the serialisation of every opaque origin, identifies nobody and is not read.
/// The default value of this type is no origin and is the same origin as nothing.
/// </remarks>
public readonly struct Origin : ISpanParsable<Origin>, IEquatable<Origin>, ISpanFormattable
{
    private readonly string? _scheme;
    private readonly string? _host;

    private Origin(in SerializedOrigin origin)
    {
        _scheme = origin.SchemeText;
        _host = origin.Host.ToString();
        Port = origin.Port;
    }

    /// <summary>Gets the scheme in lower case, without the colon: <c>https</c>. Empty for the default value.</summary>
    public string Scheme => _scheme ?? "";

    /// <summary>Gets the host: a domain in lower case and Punycode, an IPv4 address, or an IPv6 address in brackets.</summary>
    public string Host => _host ?? "";

    /// <summary>Gets the port, 1 to 65535, with the scheme's default filled in (http 80, https 443);
    /// -1 where the scheme has no default and none is written (<c>chrome-extension://…</c>).</summary>
    public int Port { get; }

    /// <summary>Gets a value indicating whether the port is the scheme's default, which is not written in the serialisation.</summary>
    public bool IsDefaultPort => Port == SerializedOrigin.DefaultPort(Scheme);

    /// <summary>Whether two origins are equal part by part.</summary>
    /// <param name="left">One origin.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when scheme, host and port are equal.</returns>
    public static bool operator ==(Origin left, Origin right) => left.Equals(right);

    /// <summary>Whether two origins differ in some part.</summary>
    /// <param name="left">One origin.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when scheme, host or port differ.</returns>
    public static bool operator !=(Origin left, Origin right) => !left.Equals(right);

    /// <summary>Reads a serialised origin, by the letter: nothing is trimmed, lower-cased or repaired.</summary>
    /// <param name="s">The text, for instance <c>https://app.example.com:8443</c>; at most 326 characters.</param>
    /// <param name="result">The origin, or the default value.</param>
    /// <returns>False when the text is anything but a serialised tuple origin; <c>null</c> is none.</returns>
    public static bool TryParse(ReadOnlySpan<char> s, out Origin result)
    {
        var parsed = SerializedOrigin.TryParse(s, out var origin);
        result = parsed ? new Origin(origin) : default;
        return parsed;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out Origin)"/>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used: an origin has one spelling.</param>
    /// <param name="result">The origin, or the default value.</param>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Origin result) => TryParse(s, out result);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out Origin)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Origin result) => TryParse(s, out result);

    /// <summary>Reads a serialised origin, by the letter.</summary>
    /// <param name="s">The text, for instance <c>https://app.example.com:8443</c>.</param>
    /// <returns>The origin.</returns>
    /// <exception cref="FormatException">The text is not a serialised origin.</exception>
    public static Origin Parse(ReadOnlySpan<char> s) =>
        TryParse(s, out var origin) ? origin : throw new FormatException("Not a serialised origin: scheme://host[:port], lower case, no default port, no path.");

    /// <inheritdoc cref="Parse(ReadOnlySpan{char})"/>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used: an origin has one spelling.</param>
    public static Origin Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static Origin Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan());
    }

    /// <summary>The origin of a URL (URL standard, "origin"): path, query, fragment and user information are no part of it.</summary>
    /// <param name="uri">An absolute URL with a host.</param>
    /// <param name="result">The origin, or the default value.</param>
    /// <returns>False for a relative URL, and for one whose origin is opaque or cannot be written as a serialised origin
    /// (<c>file:</c>, <c>data:</c>, a host with a trailing dot).</returns>
    public static bool TryFromUri([NotNullWhen(true)] Uri? uri, out Origin result)
    {
        result = default;
        if (uri is not { IsAbsoluteUri: true, IsFile: false })
        {
            return false;
        }

        try
        {
            return TryParse(Serialize(uri), out result);
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or UriFormatException)
        {
            // A Uri is taken apart when it is asked, and .NET's own reader trips over some that it has accepted:
            // a+b://[0:ffff:00:ffff:0:a:db8:a:/0]:8080/x.
            return false;
        }
    }

    /// <summary>Whether two origins are the same: equal scheme, host and port (HTML standard, "same origin").</summary>
    /// <param name="other">The other origin.</param>
    /// <returns>True when all three agree. The default value is the same origin as nothing, itself included.</returns>
    public bool IsSameOrigin(Origin other) => _scheme is not null && DifferenceFrom(other) == OriginDifference.None;

    /// <summary>Whether two origins belong to one site: equal scheme, and one registrable domain by the Public Suffix List
    /// (HTML standard, "same site"). Cookies know sites; CORS knows only origins.</summary>
    /// <param name="other">The other origin.</param>
    /// <returns>True for <c>https://a.example.com</c> and <c>https://b.example.com</c>, whatever the ports; false for two
    /// tenants of a public suffix such as <c>github.io</c>.</returns>
    public bool IsSameSite(Origin other)
    {
        if (_scheme is null || _scheme != other._scheme)
        {
            return false;
        }

        return _host == other._host || (RegistrableDomain(Host) is { Length: > 0 } domain && domain.SequenceEqual(RegistrableDomain(other.Host)));
    }

    /// <inheritdoc/>
    public bool Equals(Origin other) => DifferenceFrom(other) == OriginDifference.None;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Origin other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Scheme, Host, Port);

    /// <summary>The serialisation: <c>scheme://host</c>, and <c>:port</c> where it is not the default. Empty for the default value.</summary>
    /// <returns>What a browser would send as <c>Origin</c>.</returns>
    public override string ToString() => ToString(null, null);

    /// <inheritdoc cref="ToString()"/>
    /// <param name="format">Not used: an origin has one spelling.</param>
    /// <param name="formatProvider">Not used.</param>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        if (_scheme is null)
        {
            return "";
        }

        return IsDefaultPort ? $"{_scheme}://{_host}" : string.Create(CultureInfo.InvariantCulture, $"{_scheme}://{_host}:{Port}");
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        if (_scheme is null)
        {
            charsWritten = 0;
            return true;
        }

        return IsDefaultPort
            ? destination.TryWrite(CultureInfo.InvariantCulture, $"{_scheme}://{_host}", out charsWritten)
            : destination.TryWrite(CultureInfo.InvariantCulture, $"{_scheme}://{_host}:{Port}", out charsWritten);
    }

    // Default ports that differ do so because the schemes do: a person is told of the scheme alone.
    internal OriginDifference DifferenceFrom(Origin other) =>
        (_scheme == other._scheme ? OriginDifference.None : OriginDifference.Scheme)
        | (_host == other._host ? OriginDifference.None : OriginDifference.Host)
        | (Port == other.Port || (IsDefaultPort && other.IsDefaultPort) ? OriginDifference.None : OriginDifference.Port);

    private static string? Serialize(Uri uri)
    {
        // "mailto:a@example.com" has a host in .NET, and no origin.
        if (!uri.AbsoluteUri.AsSpan(uri.Scheme.Length).StartsWith("://"))
        {
            return null;
        }

        // .NET's own spelling of some addresses is not the URL standard's, and IdnHost throws on what is no name.
        var host = uri.HostNameType == UriHostNameType.IPv6
            ? $"[{Ipv6Address.TryCanonicalize(uri.DnsSafeHost)}]"
            : InternationalHost.ToAscii(uri.Host);
        var port = uri.IsDefaultPort || uri.Port == SerializedOrigin.DefaultPort(uri.Scheme) ? "" : string.Create(CultureInfo.InvariantCulture, $":{uri.Port}");
        return $"{uri.Scheme}://{host}{port}";
    }

    // The URL standard knows no registrable domain of an address.
    private static ReadOnlySpan<char> RegistrableDomain(string host) =>
        HostGrammar.IsDomain(host) ? PublicSuffixes.RegistrableDomain(host) : default;
}
