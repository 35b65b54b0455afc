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

    public string? Body { get; init; }

    public override string ToString() =>
        $"{(HasUploadListener ? "XMLHttpRequest" : "fetch")} {Method} {Url} {Mode}, {Credentials}, {Redirect}{(Body is null ? "" : ", body")} "
        + string.Join(" | ", Headers);
}
