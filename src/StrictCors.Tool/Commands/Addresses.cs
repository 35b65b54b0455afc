namespace StrictCors.Tool.Commands;

/// <summary>Addresses on the command line.</summary>
internal static class Addresses
{
    /// <summary>The page if none is named: one that may request this address.</summary>
    public static string DefaultOrigin(Uri url) => url.Scheme is "https" or "wss" ? "https://app.example.com" : "http://app.example.com";

    public static Uri Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" or "ws" or "wss" && url.Host.Length > 0
            ? url.UserInfo.Length == 0 ? url : throw new ToolException($"No page can request an address with a user name: {url.Host}.")
            : throw new ToolException($"'{text}' is not an address. Write https://host/path.");
}
