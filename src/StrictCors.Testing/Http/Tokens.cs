using System.Buffers;

namespace StrictCors.Testing.Http;

/// <summary>RFC 9110 5.6.2, "token".</summary>
internal static class Tokens
{
    private static readonly SearchValues<char> Characters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public static bool IsToken(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Characters);
}
