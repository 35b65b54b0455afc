using System.CommandLine;
using StrictCors.Configuration;
using StrictCors.Tool.Checking;
using StrictCors.Tool.Formats;
using StrictCors.Tool.Settings;
using StrictCors.Tool.Terminal;

namespace StrictCors.Tool.Commands;

/// <summary><c>strictcors check</c>.</summary>
internal static class CheckCommand
{
    private const string Text = "text";

    private static readonly Dictionary<string, Action<CheckReport, TextWriter>> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [Text] = (report, output) => TextFormat.Write(report, Screen.On(output)),
        ["json"] = JsonFormat.Write,
        ["sarif"] = SarifFormat.Write,
        ["msbuild"] = MSBuildFormat.Write,
        ["github"] = GitHubFormat.Write,
    };

    public static Command Create(TextWriter output)
    {
        var targets = new Argument<string[]>("FILE or PROJECT")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "Settings files, folders, projects or a solution. Default: the current folder.",
        };
        targets.Validators.Add(SettingsOptions.RefuseOptions);
        var environments = SettingsOptions.Environments();
        var section = SettingsOptions.Section();
        var variables = SettingsOptions.Variables();
        var fix = new Option<bool>("--fix") { Description = "Write the suggestions that are exact and allow nothing new; list the rest." };
        var format = new Option<string>("--format") { Description = "The form of the output.", DefaultValueFactory = _ => Text };
        format.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. Formats.Keys]);
        var command = new Command("check", "What is wrong in the settings, in each environment, with file, line and column.")
        {
            targets, environments, section, variables, fix, format,
        };
        command.SetAction(result => Run(
            [
                .. SettingsFinder.Find(result.GetValue(targets) ?? []).Select(set => new SettingsCheck(
                    set, result.GetValue(environments) ?? [], result.GetValue(section)!, result.GetValue(variables))),
            ],
            result.GetValue(fix), Formats[result.GetValue(format)!], output));
        return command;
    }

    private static int Run(IReadOnlyList<SettingsCheck> checks, bool fixes, Action<CheckReport, TextWriter> write, TextWriter output)
    {
        if (!checks.Any(check => check.HasContent))
        {
            var empty = string.Join(", ", checks.SelectMany(check => check.Files).Select(file => file.Shown));
            throw new ToolException($"There is nothing to read: {empty} has no content.");
        }

        var done = fixes ? checks.SelectMany(Fix).ToList() : [];
        var report = new CheckReport(
            [.. checks.SelectMany(check => check.Files)],
            [.. checks.SelectMany(check => check.Environments).Distinct(StringComparer.OrdinalIgnoreCase)],
            [.. checks.SelectMany(check => check.Run())],
            done,
            finding => checks.FirstOrDefault(check => check.Files.Contains(finding.Place.File!)) is { } check
                && Fixer.EditOf(finding, check) is not null);
        write(report, output);
        return report.Errors > 0 ? ExitCode.Found : ExitCode.NothingWrong;
    }

    private static IReadOnlyList<Finding> Fix(SettingsCheck check)
    {
        var before = check.Files.ToDictionary(file => file, check.TextOf);
        var done = Fixer.Fix(check);
        foreach (var (file, text) in before)
        {
            if (check.TextOf(file) is var after && after.Text != text.Text)
            {
                Fixer.Write(file, text, after);
            }
        }

        return done;
    }
}
