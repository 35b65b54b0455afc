using System.Globalization;
using System.Net;
using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace StrictCors.Tool.Tests.Pictures;

/// <summary>What a recorder of Spectre.Console has recorded, as a picture of a terminal.</summary>
internal sealed class SvgEncoder : IAnsiConsoleEncoder
{
    private const double CharacterWidth = 8.4;
    private const int LineHeight = 19;
    private const int Padding = 14;
    private const string Foreground = "#d8dee9";

    public string Encode(IAnsiConsole console, IEnumerable<IRenderable> renderable)
    {
        var options = RenderOptions.Create(console, console.Profile.Capabilities);
        var segments = renderable.SelectMany(part => part.Render(options, console.Profile.Width));
        var lines = Segment.SplitLines(segments);
        var width = (int)(console.Profile.Width * CharacterWidth) + (2 * Padding);
        var height = (lines.Count * LineHeight) + (2 * Padding);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img">
            <rect width="100%" height="100%" rx="8" fill="#1e222a"/>
            <g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14" fill="{Foreground}" xml:space="preserve">

            """);
        for (var i = 0; i < lines.Count; i++)
        {
            WriteLine(svg, lines[i], Padding + (i * LineHeight) + 14);
        }

        return svg.Append("</g>\n</svg>\n").ToString().ReplaceLineEndings("\n");
    }

    private static void WriteLine(StringBuilder svg, SegmentLine line, int y)
    {
        var column = 0;
        foreach (var segment in line)
        {
            if (!string.IsNullOrWhiteSpace(segment.Text))
            {
                var x = Padding + (column * CharacterWidth);
                var bold = segment.Style.Decoration.HasFlag(Decoration.Bold) ? " font-weight=\"bold\"" : "";
                svg.Append(CultureInfo.InvariantCulture,
                    $"<text x=\"{x:0.#}\" y=\"{y}\" fill=\"{ColourOf(segment.Style)}\"{bold}>{WebUtility.HtmlEncode(segment.Text)}</text>\n");
            }

            column += segment.CellCount();
        }
    }

    /// <summary>The eight colours of a terminal, as a dark theme has them.</summary>
    private static string ColourOf(Style style) => style.Foreground switch
    {
        var colour when colour == Color.Maroon => "#e06c75",
        var colour when colour == Color.Green => "#98c379",
        var colour when colour == Color.Olive => "#e5c07b",
        var colour when colour == Color.Teal => "#56b6c2",
        var colour when colour == Color.Grey => "#8b95a7",
        _ => Foreground,
    };
}
