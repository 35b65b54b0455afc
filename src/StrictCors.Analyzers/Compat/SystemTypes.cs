using System.Net;

namespace System.Text
{
    /// <summary>The part of the type of .NET 8 that the shared folders use.</summary>
    internal static class Ascii
    {
        public static bool IsValid(string text) => text.All(character => character < '\u0080');
    }
}

namespace StrictCors
{
    internal static class AddressExtensions
    {
        extension(IPAddress)
        {
            public static bool TryParse(ReadOnlySpan<char> text, out IPAddress address) => IPAddress.TryParse(text.ToString(), out address);
        }

        public static bool TryWriteBytes(this IPAddress address, Span<byte> destination, out int bytesWritten)
        {
            var bytes = address.GetAddressBytes();
            bytesWritten = bytes.Length;
            return bytes.AsSpan().TryCopyTo(destination);
        }
    }
}
