namespace StrictCors.Tests.Infrastructure;

/// <summary>One request, byte for byte, on a connection of its own.</summary>
internal static class RawHttp
{
    /// <summary>How long any one exchange may take.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    /// <param name="port">The port on 127.0.0.1.</param>
    /// <param name="rawRequest">The request as Latin-1: the characters U+0000 to U+00FF are the bytes 0x00 to 0xFF.</param>
    public static async Task<RawResponse> SendAsync(int port, string rawRequest)
    {
        using var connection = await RawConnection.OpenAsync(port);
        return await connection.SendAsync(rawRequest);
    }
}
