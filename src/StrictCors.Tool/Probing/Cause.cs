namespace StrictCors.Tool.Probing;

/// <summary>A mistake of a server that <c>probe</c> knows by name.</summary>
/// <param name="Id">The stable name: <c>preflight-redirect</c>.</param>
/// <param name="Title">What is wrong, as a heading.</param>
/// <param name="Severity">What it does.</param>
internal sealed record CauseKind(string Id, string Title, CauseSeverity Severity)
{
    public Cause With(string text) => new(this, text);
}

/// <summary>A mistake of a server, and what to do.</summary>
/// <param name="Kind">What kind of mistake it is.</param>
/// <param name="Text">What is wrong here, and what to do.</param>
internal sealed record Cause(CauseKind Kind, string Text);

internal enum CauseSeverity
{
    /// <summary>It changes nothing for this page now.</summary>
    Note,

    /// <summary>Another page, a later request or a cache gets a wrong result.</summary>
    Warning,

    /// <summary>Browsers refuse the response because of it.</summary>
    Error,
}
