namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>What a page asks <c>fetch</c> for, or <c>XMLHttpRequest</c> where it listens to the upload.</summary>
internal sealed record Call(string Url)
{
    public string Method { get; init; } = "GET";

    public IReadOnlyList<CallHeader> Headers { get; init; } = [];

    public bool IncludesCredentials { get; init; }

    public bool HasUploadListener { get; init; }

    public string? Mode { get; init; }

    public string? Cache { get; init; }

    public string? Body { get; init; }
}
