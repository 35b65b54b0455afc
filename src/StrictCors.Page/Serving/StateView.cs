using StrictCors.Page.Watching;
using StrictCors.Text;

namespace StrictCors.Page.Serving;

/// <summary>What the page shows at its top.</summary>
/// <param name="Application">The name of the program.</param>
/// <param name="Environment">Its environment.</param>
/// <param name="Access">Who may see the page.</param>
/// <param name="Reservation">What the page cannot know, in words; empty if there is nothing.</param>
/// <param name="Started">Tells one run of the program from the next.</param>
/// <param name="Time">When the settings were changed last; null if they were not.</param>
/// <param name="Changes">What that has changed, in words.</param>
/// <param name="IsRefused">Whether the last change is refused, and the settings before it are in force.</param>
/// <param name="Cause">The exception that refused it, in words; empty if there is none.</param>
/// <param name="Problems">The problems of a refused change.</param>
internal sealed record StateView(
    string Application, string Environment, string Access, string Reservation, string Started, DateTimeOffset? Time,
    string Changes, bool IsRefused, string Cause, IReadOnlyList<ProblemView> Problems)
{
    private const int MaxProblems = 100;
    private const int MaxSource = 500;

    public static StateView Of(ProgramUnderPage program, string access)
    {
        var settings = program.Watch.Settings;
        return new(
            Display.Escape(program.Environment.ApplicationName), Display.Escape(program.Environment.EnvironmentName), access, program.Reservation,
            program.Watch.Started, settings.Time, settings.Changes, settings.Refusal is not null, settings.Refusal?.Cause ?? "", View(settings));
    }

    private static List<ProblemView> View(SettingsState settings) => [.. (settings.Refusal?.Problems ?? []).Take(MaxProblems)
        .Select(problem => new ProblemView(
            problem.Code, problem.Path, Display.SingleLine(problem.Source ?? "", MaxSource), problem.Value, problem.Message, problem.Suggestion))];
}

/// <summary>A problem of the configuration.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Path">Its place.</param>
/// <param name="Source">The file or other source that gives it; empty if it is not known.</param>
/// <param name="Value">The value as written.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Suggestion">What to write instead.</param>
internal sealed record ProblemView(string Code, string Path, string Source, string? Value, string Message, string? Suggestion);
