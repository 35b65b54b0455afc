using System.Text.Json.Serialization;

namespace StrictCors.Tool.Conformance.Cases;

/// <summary>What sends the requests of a case.</summary>
[JsonConverter(typeof(KebabCase<CaseVia>))]
internal enum CaseVia
{
    /// <summary>One browser, whose pages share cookies and remembered preflights. The case runs in each engine.</summary>
    Browser,

    /// <summary>A browser of its own for each step, all of them with one shared cache.</summary>
    Cache,

    /// <summary>One browser with a private cache.</summary>
    PrivateCache,

    /// <summary>As <see cref="Cache"/>, and the cache keeps answers to <c>OPTIONS</c>, which RFC 9111 does not permit.</summary>
    OptionsCache,

    /// <summary>A connection: exactly the lines of the case are sent.</summary>
    Wire,

    /// <summary>A connection, with the lines of a WebSocket handshake around those of the case.</summary>
    Socket,
}
