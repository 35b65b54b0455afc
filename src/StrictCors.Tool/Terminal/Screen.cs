using Spectre.Console;
using Spectre.Console.Rendering;
using Words = Spectre.Console.Text;

namespace StrictCors.Tool.Terminal;

/// <summary>Text for a person: at most 80 columns, and in colour only on a terminal without <c>NO_COLOR</c>.</summary>
internal sealed class Screen
{
    private const int Width = 80;

    private readonly IAnsiConsole _console;

    private Screen(IAnsiConsole console) => _console = console;

    public static Screen On(TextWriter output)
    {
        var isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        var hasColour = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = hasColour ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = hasColour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = isTerminal ? Math.Min(Width, console.Profile.Width) : Width;
        return new(console);
    }

    /// <summary>A screen on another console, for pictures.</summary>
    public static Screen On(IAnsiConsole console) => new(console);

    public void Line(string text = "", Style? style = null) => Indented(0, text, style);

    /// <summary>Text that begins at a column, and wraps there.</summary>
    public void Indented(int indentation, string text, Style? style = null) => Columns(indentation, "", null, text, style);

    /// <summary>Two texts side by side: a short one, and one that wraps in the rest of the line.</summary>
    public void Columns(int indentation, string first, Style? firstStyle, string second, Style? secondStyle = null)
    {
        var start = indentation + first.Length;
        var rest = new Words(second, secondStyle);
        var options = RenderOptions.Create(_console, _console.Profile.Capabilities);
        var lines = Segment.SplitLines(((IRenderable)rest).Render(options, Math.Max(1, _console.Profile.Width - start)));
        _console.Write(new Words(new string(' ', indentation)));
        _console.Write(new Words(first, firstStyle));
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0)
            {
                _console.Write(new Words(new string(' ', start)));
            }

            _console.Write(new Words(string.Concat(lines[i].Select(segment => segment.Text)).TrimEnd(), secondStyle));
            _console.WriteLine();
        }

        if (lines.Count == 0)
        {
            _console.WriteLine();
        }
    }

    /// <summary>The heading of an entry: place, kind, and what it is about.</summary>
    public void Entry(int indentation, string place, string kind, Style kindStyle, string subject)
    {
        _console.Write(new Words($"{new string(' ', indentation)}{place} ", Styles.Quiet));
        _console.Write(new Words(kind, kindStyle));
        var used = indentation + place.Length + kind.Length + 2;
        if (used + subject.Length <= _console.Profile.Width)
        {
            _console.Write(new Words($" {subject}"));
            _console.WriteLine();
            return;
        }

        _console.WriteLine();
        Indented(indentation * 2, subject);
    }
}
