using StrictCors.Tool.Browsing;
using StrictCors.Tool.Probing;

namespace StrictCors.Tool.Scanning;

/// <summary>A value of <c>Origin</c> that a server should not accept.</summary>
/// <param name="Kind">How it deceives.</param>
/// <param name="Lines">The lines of the header: one, except for doubled headers.</param>
internal sealed record HostileOrigin(HostileKind Kind, IReadOnlyList<string> Lines)
{
    public string Text => string.Join(" and ", Lines);

    /// <summary>Gets a value indicating whether a browser sends it. Otherwise it shows how the server compares.</summary>
    public bool IsOfBrowser => Lines is [var text] && PageFetch.OriginOf(text) == text;
}

/// <summary>A way to deceive a comparison of origins.</summary>
/// <param name="Id">The stable name.</param>
/// <param name="Meaning">What it means if the server accepts it.</param>
/// <param name="WithCredentials">How bad it is with credentials.</param>
/// <param name="Without">How bad it is without.</param>
internal sealed record HostileKind(string Id, string Meaning, CauseSeverity WithCredentials, CauseSeverity Without);
