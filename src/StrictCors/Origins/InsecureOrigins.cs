namespace StrictCors.Origins;

/// <summary>Origins whose pages anyone on the network path can forge: http, except on the machine itself. A policy with credentials
/// does not allow them unless <c>DangerouslyAllowInsecureOrigins</c> is true.</summary>
internal static class InsecureOrigins
{
    public static bool Contains(ReadOnlySpan<char> scheme, ReadOnlySpan<char> host) => scheme is "http" && !HostGrammar.IsLoopback(host);
}
