using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StrictCors.Origins;

/// <summary>IPv6 addresses as the URL standard serialises them: RFC 5952, without the dotted tail for IPv4-compatible ones.</summary>
internal static class Ipv6Address
{
    private const int GroupCount = 8;

    /// <summary>Whether <paramref name="text"/> (without brackets) is exactly what a browser sends.
    /// An IPv4-mapped address is not accepted: it is a second name of a host that has an IPv4 address.</summary>
    public static bool IsCanonical(ReadOnlySpan<char> text)
    {
        Span<ushort> groups = stackalloc ushort[GroupCount];
        if (!TryReadGroups(text, groups, out var compressedAt, out var compressedLength))
        {
            return false;
        }

        FindLongestZeroRun(groups, out var start, out var length);
        return compressedAt == start && compressedLength == length && !IsIpv4Mapped(groups);
    }

    /// <summary>The canonical spelling of any spelling that .NET reads, or null.</summary>
    public static string? TryCanonicalize(ReadOnlySpan<char> text)
    {
        if (text.Contains('%') || !IPAddress.TryParse(text, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return null;
        }

        // IPAddress.ToString is not used, because it writes IPv4-compatible addresses with a dotted tail.
        Span<byte> bytes = stackalloc byte[GroupCount * 2];
        address.TryWriteBytes(bytes, out _);
        Span<ushort> groups = stackalloc ushort[GroupCount];
        for (var i = 0; i < GroupCount; i++)
        {
            groups[i] = (ushort)((bytes[2 * i] << 8) | bytes[(2 * i) + 1]);
        }

        return IsIpv4Mapped(groups) ? null : Format(groups);
    }

    private static string Format(ReadOnlySpan<ushort> groups)
    {
        FindLongestZeroRun(groups, out var start, out var length);
        var text = new StringBuilder(39);
        for (var i = 0; i < GroupCount; i++)
        {
            if (i == start)
            {
                text.Append("::");
                i += length - 1;
                continue;
            }

            if (text.Length > 0 && text[^1] != ':')
            {
                text.Append(':');
            }

            text.Append(CultureInfo.InvariantCulture, $"{groups[i]:x}");
        }

        return text.ToString();
    }

    private static bool TryReadGroups(ReadOnlySpan<char> text, Span<ushort> groups, out int compressedAt, out int compressedLength)
    {
        compressedAt = -1;
        compressedLength = 0;
        var count = 0;
        if (text.StartsWith("::"))
        {
            compressedAt = 0;
            text = text[2..];
        }

        while (text.Length > 0)
        {
            if (count == GroupCount || !TryReadGroup(ref text, out groups[count]))
            {
                return false;
            }

            count++;
            if (text.Length == 0)
            {
                break;
            }

            // A group is followed by a colon and another group, or by the only "::".
            if (text.StartsWith("::") && compressedAt < 0)
            {
                compressedAt = count;
                text = text[2..];
            }
            else if (text is [':', not ':', ..])
            {
                text = text[1..];
            }
            else
            {
                return false;
            }
        }

        if (compressedAt < 0)
        {
            return count == GroupCount;
        }

        compressedLength = GroupCount - count;
        if (compressedLength == 0)
        {
            return false;
        }

        groups[compressedAt..count].CopyTo(groups[(compressedAt + compressedLength)..]);
        groups.Slice(compressedAt, compressedLength).Clear();
        return true;
    }

    /// <summary>One to four lower-case hexadecimal digits without a leading zero.</summary>
    private static bool TryReadGroup(ref ReadOnlySpan<char> text, out ushort group)
    {
        group = 0;
        var length = 0;
        while (length < text.Length && char.IsAsciiHexDigitLower(text[length]))
        {
            if (length == 4)
            {
                return false;
            }

            group = (ushort)((group << 4) | (text[length] <= '9' ? text[length] - '0' : text[length] - 'a' + 10));
            length++;
        }

        if (length == 0 || (text[0] == '0' && length > 1))
        {
            return false;
        }

        text = text[length..];
        return true;
    }

    /// <summary>The first of the longest runs of at least two zero groups, which is written as "::". If there is none: -1 and 0.</summary>
    private static void FindLongestZeroRun(ReadOnlySpan<ushort> groups, out int start, out int length)
    {
        (start, length) = (-1, 0);
        for (var i = 0; i < groups.Length; i++)
        {
            var end = i;
            while (end < groups.Length && groups[end] == 0)
            {
                end++;
            }

            if (end - i > Math.Max(length, 1))
            {
                (start, length) = (i, end - i);
            }

            i = end;
        }
    }

    private static bool IsIpv4Mapped(ReadOnlySpan<ushort> groups) =>
        groups[5] == 0xffff && !groups[..5].ContainsAnyExcept((ushort)0);
}
