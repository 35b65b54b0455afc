namespace StrictCors.BrowserTests.Differential;

/// <summary>What the page asks for.</summary>
internal sealed record GeneratedCall
{
    /// <summary>Gets the address without the host's part before it: <c>{origin}/{runner}/{case}/{hop}</c>.</summary>
    public required string Url { get; init; }

    public required string Method { get; init; }

    public required IReadOnlyList<GeneratedHeader> Headers { get; init; }

    public required string Mode { get; init; }

    public required string Credentials { get; init; }

    public required string Redirect { get; init; }

    public bool HasUploadListener { get; init; }

    /// <summary>Gets a value indicating whether the call comes from a frame without an origin.</summary>
    public bool IsSandboxed { get; init; }

    public bool IsWebSocket { get; init; }

    public string? Body { get; init; }

    /// <summary>Gets a value indicating whether there is a body: <c>XMLHttpRequest</c> ignores that of GET and HEAD.</summary>
    public bool HasContent => Body is not null && !(HasUploadListener && IsGetOrHead);

    private bool IsGetOrHead => Method.ToUpperInvariant() is "GET" or "HEAD";

    public override string ToString() =>
        $"{(IsWebSocket ? "WebSocket" : HasUploadListener ? "XMLHttpRequest" : "fetch")}{(IsSandboxed ? " in a sandboxed frame" : "")} "
        + $"{Method} {Url} {Mode}, {Credentials}, {Redirect}{(Body is null ? "" : ", body")} "
        + string.Join(" | ", Headers);
}
