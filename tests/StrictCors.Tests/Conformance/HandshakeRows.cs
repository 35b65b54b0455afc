namespace StrictCors.Tests.Conformance;

/// <summary>W1 to W3 as rows: the endpoint, the lines of Origin, a header with credentials, and whether the handshake is accepted.</summary>
public static class HandshakeRows
{
    private const string Allowed = "https://app.example.com";
    private const string Evil = "https://evil.example";

    /// <summary>Only allowed origins are accepted.</summary>
    public static TheoryData<string, string[], bool> W1 => new()
    {
        { "/list", [Allowed], true },
        { "/server", [Allowed], true },
        { "/exempt", [Allowed], true },
        { "/any", [Evil], true },
        { "/any-server", [Evil], true },
        { "/list", [Evil], false },
        { "/server", [Evil], false },
        { "/credentials", [Evil], false },
        { "/list", ["http://app.example.com"], false },
        { "/list", ["https://app.example.com:8443"], false },
        { "/null", [Allowed], false },
        { "/disabled", [Allowed], false },

        // Malformed.
        { "/list", ["not an origin"], false },
        { "/list", ["https://app.example.com/"], false },
        { "/list", ["HTTPS://APP.EXAMPLE.COM"], false },
        { "/list", [$"{Allowed}, {Allowed}"], false },
        { "/list", [$"{Allowed}, {Evil}"], false },
    };

    /// <summary>W1 for values that an HTTP/2 client does not send.</summary>
    public static TheoryData<string, string[], bool> W1OverHttp1Only => new()
    {
        { "/list", [""], false },
        { "/list", ["\u001b[31m"], false },
        { "/list", [Allowed, Allowed], false },
        { "/list", [Allowed, Evil], false },
    };

    /// <summary>A request without Origin is not a browser's; null is denied unless the policy has it.</summary>
    public static TheoryData<string, string?, string?, bool> W2 => new()
    {
        { "/list", null, null, true },
        { "/list", null, "Cookie", true },
        { "/list", null, "Authorization", true },
        { "/server", null, "Cookie", true },
        { "/server", null, "Authorization", true },
        { "/any", null, "Cookie", true },
        { "/any", null, "Authorization", true },
        { "/disabled", null, null, true },
        { "/list", "null", null, false },
        { "/credentials", "null", null, false },
        { "/null", "null", null, true },
        { "/any", "null", null, true },
    };

    /// <summary>A handshake with credentials needs a policy with credentials.</summary>
    public static TheoryData<string, string?, string?, bool> W3 => new()
    {
        { "/list", Allowed, "Cookie", false },
        { "/list", Allowed, "Authorization", false },
        { "/list", Allowed, "X-Other", true },
        { "/server", Allowed, "Cookie", false },
        { "/any", Allowed, "Cookie", false },
        { "/any", Evil, "Cookie", false },
        { "/any", Evil, "Authorization", false },
        { "/any", "null", "Cookie", false },
        { "/any", Evil, "X-Other", true },
        { "/credentials", Allowed, "Cookie", true },
        { "/credentials", Allowed, "Authorization", true },
        { "/credentials", Evil, "Cookie", false },
    };
}
