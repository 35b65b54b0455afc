namespace StrictCors.Tool.Conformance.Pages;

/// <summary>What a page, or a program, gets to see of a call, and what is known of it besides.</summary>
internal sealed record Sight
{
    public bool Reads { get; init; }

    public int Status { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public string Body { get; init; } = "";

    /// <summary>Gets why the page sees nothing, for a person.</summary>
    public string? Why { get; init; }

    /// <summary>Gets the step of the Fetch standard that failed, or null if it is not known.</summary>
    public string? Step { get; init; }

    /// <summary>Gets how the browser got the permission, or null if it is not known.</summary>
    public string? Preflight { get; init; }

    /// <summary>Gets whether the request itself was sent, or null if it is not known.</summary>
    public bool? Arrives { get; init; }

    /// <summary>Gets <c>X-Handler</c> of the answer, visible or not.</summary>
    public string? Handler { get; init; }
}
