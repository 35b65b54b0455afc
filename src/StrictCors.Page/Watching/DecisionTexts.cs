using StrictCors.Text;

namespace StrictCors.Page.Watching;

/// <summary>A request in words: each value is escaped and cut.</summary>
/// <param name="Method">The method; of a preflight, the requested one.</param>
/// <param name="Path">The path as the browser has it, with the path base.</param>
/// <param name="Origin">The origin; empty if there is none.</param>
/// <param name="RequestHeaders">The headers that a preflight requests.</param>
internal sealed record DecisionTexts(string Method, string Path, string Origin, string RequestHeaders)
{
    public static DecisionTexts Of(in CorsRequest request, string path) => new(
        Display.Escape(request.IsPreflight ? request.RequestMethod.ToString() : request.Method),
        Display.Escape(path),
        Display.Escape(request.Origin.ToString()),
        Display.Escape(request.RequestHeaders.ToString()));
}
