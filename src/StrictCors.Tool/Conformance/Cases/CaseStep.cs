namespace StrictCors.Tool.Conformance.Cases;

/// <summary>One request of a case, and what is expected of it.</summary>
internal sealed record CaseStep
{
    /// <summary>Gets the origin of the page that calls <c>fetch</c>: <c>null</c> as text for a page without an origin, <c>self</c> for a page of
    /// the server. Without it, the request is that of a program that is not a browser.</summary>
    public string? Page { get; set; }

    public string Method { get; set; } = "GET";

    public required string Path { get; init; }

    /// <summary>Gets the headers that the page sets.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; set; } = new Dictionary<string, string>();

    public string? Body { get; set; }

    /// <summary>Gets a value indicating whether the page includes credentials.</summary>
    public bool Credentials { get; set; }

    /// <summary>Gets <c>no-cors</c> for what images and the like send, or null.</summary>
    public string? Mode { get; set; }

    /// <summary>Gets a value indicating whether the page listens to the upload.</summary>
    public bool UploadListener { get; set; }

    /// <summary>Gets the seconds that pass before the request.</summary>
    public int Wait { get; set; }

    /// <summary>Gets the lines that are sent after <c>Host</c>. <c>{3 ab}</c> is <c>ababab</c>, and <c>{3 x-%}</c> is <c>x-1,x-2,x-3</c>.</summary>
    public IReadOnlyList<string> Lines { get; set; } = [];

    public CaseExpectation Expect { get; set; } = new();

    public override string ToString() => $"{Method} {Path}{(Page is null ? "" : $" of {Page}")}";
}
