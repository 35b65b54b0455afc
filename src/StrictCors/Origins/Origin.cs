using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using StrictCors.Origins;

namespace StrictCors;

/// <summary>
/// A tuple origin: scheme, host and port (HTML standard, "origin"). Two URLs share an origin when all three agree.
/// </summary>
/// <remarks>
/// Only the serialisation that browsers send is read: lower case, Punycode, no default port, no path, no white space
/// (Fetch, "serialized-origin"). <c>null</c>, the serialisation of every opaque origin, does not identify a site and is not read.
/// <c>file://</c>, which some browsers send for local files, is read, although it does not identify a site either: every local file has it.
/// The default value of this type is not an origin. It is not the same origin as any value, itself included.
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

    /// <summary>Gets the host: for http and https a domain in lower case and Punycode, with its trailing dot if it has one, an IPv4 address, or
    /// an IPv6 address in brackets; for other schemes the text as it is, such as <c>.</c> in <c>app://.</c>; empty for <c>file://</c>.</summary>
    public string Host => _host ?? "";

    /// <summary>Gets the port, 1 to 65535, with the scheme's default filled in (http 80, https 443);
    /// -1 if the scheme has no default and no port is written (<c>chrome-extension://…</c>).</summary>
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

    /// <summary>Reads a serialised origin exactly: the text is not trimmed, lower-cased or repaired.</summary>
    /// <param name="s">The text, for instance <c>https://app.example.com:8443</c>; at most 326 characters.</param>
    /// <param name="result">The origin, or the default value.</param>
    /// <returns>False if the text is not a serialised tuple origin; <c>null</c> is not one.</returns>
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

    /// <summary>Reads a serialised origin exactly.</summary>
    /// <param name="s">The text, for instance <c>https://app.example.com:8443</c>.</param>
    /// <returns>The origin.</returns>
    /// <exception cref="FormatException">The text is not a serialised origin.</exception>
    public static Origin Parse(ReadOnlySpan<char> s) =>
        TryParse(s, out var origin)
            ? origin
            : throw new FormatException("Not a serialised origin: scheme://host[:port], lower case, no default port, no path.");

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

    /// <summary>The origin of a URL (URL standard, "origin"): path, query, fragment and user information are not part of it.</summary>
    /// <param name="uri">An absolute URL with a host.</param>
    /// <param name="result">The origin, or the default value.</param>
    /// <returns>False for a relative URL, and for one whose origin is opaque or cannot be written as a serialised origin
    /// (<c>file:</c>, <c>data:</c>).</returns>
    public static bool TryFromUri([NotNullWhen(true)] Uri? uri, out Origin result)
    {
        result = default;
        return UriOrigin.Serialize(uri) is { } text && TryParse(text.AsSpan(), out result);
    }

    /// <summary>Whether two origins are the same: equal scheme, host and port (HTML standard, "same origin").</summary>
    /// <param name="other">The other origin.</param>
    /// <returns>True when all three agree. False if one of them is the default value.</returns>
    public bool IsSameOrigin(Origin other) => _scheme is not null && DifferenceFrom(other) == OriginDifference.None;

    /// <summary>Whether two origins belong to one site: equal scheme, and one registrable domain by the Public Suffix List
    /// (HTML standard, "same site"). Cookies depend on sites; CORS depends on origins only.</summary>
    /// <param name="other">The other origin.</param>
    /// <returns>True for <c>https://a.example.com</c> and <c>https://b.example.com</c> with any ports; false for two
    /// tenants of a public suffix such as <c>github.io</c>.</returns>
    public bool IsSameSite(Origin other)
    {
        if (_scheme is null || _scheme != other._scheme)
        {
            return false;
        }

        // The hosts of other schemes have no labels.
        return _host == other._host
            || (OriginPattern.HasWildcards(_scheme.AsSpan()) && RegistrableDomain(Host) is { } domain
                && domain == RegistrableDomain(other.Host));
    }

    /// <summary>With the trailing dot of the host (URL standard, "registrable domain"). An address has none.</summary>
    private static string? RegistrableDomain(string host)
    {
        var dot = host.EndsWith('.') ? "." : "";
        var domain = host[..^dot.Length];
        return HostGrammar.IsDomain(domain) && PublicSuffixes.RegistrableDomain(domain) is { } registrable ? registrable + dot : null;
    }

    /// <inheritdoc/>
    public bool Equals(Origin other) => DifferenceFrom(other) == OriginDifference.None;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Origin other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Scheme, Host, Port);

    /// <summary>The serialisation: <c>scheme://host</c>, and <c>:port</c> if it is not the default. Empty for the default value.</summary>
    /// <returns>The value that a browser sends as <c>Origin</c>.</returns>
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

    // Different default ports follow from different schemes, so only the scheme is reported.
    internal OriginDifference DifferenceFrom(Origin other) =>
        (_scheme == other._scheme ? OriginDifference.None : OriginDifference.Scheme)
        | (_host == other._host ? OriginDifference.None : OriginDifference.Host)
        | (Port == other.Port || (IsDefaultPort && other.IsDefaultPort) ? OriginDifference.None : OriginDifference.Port);
}

/// <summary>The parts in which two origins differ. None: it is the same origin.</summary>
[Flags]
internal enum OriginDifference
{
    None = 0,
    Scheme = 1,
    Host = 2,
    Port = 4,
}
