namespace StrictCors.Tool.Conformance;

/// <summary>The server that is tried.</summary>
/// <param name="Address">Scheme, host and port.</param>
/// <param name="IsInsecure">Whether any certificate is taken.</param>
/// <param name="Timeout">For each request.</param>
internal sealed record Target(Uri Address, bool IsInsecure, TimeSpan Timeout)
{
    /// <summary>Each run has addresses of its own, and so has each case: no cache has seen them before.</summary>
    public string Run { get; init; } = Guid.NewGuid().ToString("N")[..8];

    /// <summary>Gets the origin of pages of the server itself.</summary>
    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    public string PathOf(string path, string caseId) => $"{path}?run={Run}-{caseId}";

    public Uri UrlOf(string path, string caseId) => new(Address, PathOf(path, caseId));
}
