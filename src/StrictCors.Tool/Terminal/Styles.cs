using Spectre.Console;

namespace StrictCors.Tool.Terminal;

/// <summary>The colours, by meaning. All of them are of the eight that every terminal has.</summary>
internal static class Styles
{
    public static readonly Style Title = new(decoration: Decoration.Bold);
    public static readonly Style Good = new(Color.Green);
    public static readonly Style Doubtful = new(Color.Olive);
    public static readonly Style Bad = new(Color.Maroon, decoration: Decoration.Bold);
    public static readonly Style Advice = new(Color.Teal);
    public static readonly Style Quiet = new(Color.Grey);
}
