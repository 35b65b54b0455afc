using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace StrictCors.OriginSources;

/// <summary>Who sends a request: the IPv4 address, or the network of the IPv6 address. Everybody on an IPv6 network has all of its 2^64
/// addresses, so a single one identifies nobody.</summary>
internal static class ClientOf
{
    private const int NetworkBytes = 8;

    /// <returns>0 for requests without an address, for instance through a Unix socket.</returns>
    public static ulong Request(HttpContext context) => Address(context.Connection.RemoteIpAddress);

    public static ulong Address(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address is null || !address.TryWriteBytes(bytes, out var length))
        {
            return 0;
        }

        var isIPv4 = address.AddressFamily == AddressFamily.InterNetwork || address.IsIPv4MappedToIPv6;
        return isIPv4 ? BinaryPrimitives.ReadUInt32BigEndian(bytes[(length - sizeof(uint))..length])
            : BinaryPrimitives.ReadUInt64BigEndian(bytes[..NetworkBytes]);
    }
}
