namespace StrictCors.CodeFixes.BuiltIn;

/// <summary>What one condition of a delegate requires of an origin. A part that is null is any.</summary>
internal sealed record OriginForm
{
    private const string AnyPort = ":*";
    private const string Https = "https";

    private static readonly string[] LoopbackHosts = ["localhost", "127.0.0.1", "[::1]"];
    private static readonly string[] BothSchemes = ["http", Https];

    /// <summary>Gets the form of a condition that every origin meets.</summary>
    public static OriginForm Any { get; } = new();

    /// <summary>Gets the whole origin.</summary>
    public string? Whole { get; init; }

    public string? Scheme { get; init; }

    /// <summary>Gets the host, or a wildcard and the end of the host.</summary>
    public string? Host { get; init; }

    public bool IsLoopback { get; init; }

    /// <summary>Gets the port as an origin has it: empty for the default port of the scheme.</summary>
    public string? Port { get; init; }

    /// <summary>Both conditions; null if they say something about the same part.</summary>
    public OriginForm? And(OriginForm other) =>
        (Whole is not null && other != Any) || (other.Whole is not null && this != Any)
        || (Scheme is not null && other.Scheme is not null) || (Port is not null && other.Port is not null)
        || ((Host is not null || IsLoopback) && (other.Host is not null || other.IsLoopback))
            ? null
            : new()
            {
                Whole = Whole ?? other.Whole,
                Scheme = Scheme ?? other.Scheme,
                Host = Host ?? other.Host,
                IsLoopback = IsLoopback || other.IsLoopback,
                Port = Port ?? other.Port,
            };

    /// <summary>The origins; null if the host is open, or if a wildcard would include <c>http</c>, which a person has to decide.</summary>
    public IEnumerable<string>? Origins()
    {
        if (Whole is not null)
        {
            return [Whole];
        }

        return IsLoopback ? LoopbackHosts.SelectMany(OriginsOf)
            : Host is null || (Host[0] == '*' && Scheme != Https) ? null
            : OriginsOf(Host);
    }

    private IEnumerable<string> OriginsOf(string host) =>
        (Scheme is null ? BothSchemes : [Scheme]).Select(scheme => $"{scheme}://{host}{Port ?? AnyPort}");
}
