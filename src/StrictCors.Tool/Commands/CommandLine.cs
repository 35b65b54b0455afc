using System.CommandLine;
using System.CommandLine.Invocation;
using StrictCors.Text;

namespace StrictCors.Tool.Commands;

/// <summary>The command <c>strictcors</c>: parses the arguments, runs a command, and turns every failure into one line and an exit code.</summary>
internal static class CommandLine
{
    private const int MaxLine = 1000;

    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken = default)
    {
        var verbose = new Option<bool>("--verbose") { Description = "Show the stack trace of an unexpected failure.", Recursive = true };
        var root = new RootCommand("Checks CORS policies, explains them, and shows what a browser does with a live server.")
        {
            verbose,
        };
        root.Subcommands.Add(CheckCommand.Create(output));
        root.Subcommands.Add(ExplainCommand.Create(output));
        root.Subcommands.Add(ProbeCommand.Create(output));
        root.Subcommands.Add(ScanCommand.Create(output));
        root.Subcommands.Add(ConformanceCommand.Create(output));
        Help.AddExamples(root);

        var result = root.Parse(arguments);
        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error };
            if (result.Action is ParseErrorAction usage)
            {
                usage.ShowHelp = false;
                await result.InvokeAsync(configuration, cancellationToken);
                await error.WriteLineAsync($"strictcors {Help.NameOf(result.CommandResult.Command)} --help shows the options and an example."
                    .Replace("  ", " ", StringComparison.Ordinal));
                return ExitCode.Usage;
            }

            return await result.InvokeAsync(configuration, cancellationToken);
        }
        catch (ToolException failure)
        {
            return await FailAsync(error, failure.Message, failure.InnerException, result.GetValue(verbose), failure.ExitCode);
        }
        catch (OperationCanceledException)
        {
            return await FailAsync(error, "Cancelled.", null, isVerbose: false, ExitCode.Cancelled);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return await FailAsync(error, failure.Message, failure, result.GetValue(verbose), ExitCode.Usage);
        }
#pragma warning disable CA1031 // An unexpected failure ends in one line too. --verbose shows where it comes from.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            var line = $"Unexpected failure: {failure.Message} (--verbose shows more)";
            return await FailAsync(error, line, failure, result.GetValue(verbose), ExitCode.Usage);
        }
    }

    private static async Task<int> FailAsync(TextWriter error, string line, Exception? failure, bool isVerbose, int exitCode)
    {
        await error.WriteLineAsync($"strictcors: {Display.SingleLine(line, MaxLine)}");
        if (isVerbose && failure is not null)
        {
            await error.WriteLineAsync(failure.ToString());
        }

        return exitCode;
    }
}
