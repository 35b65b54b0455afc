using System.Diagnostics.CodeAnalysis;

namespace StrictCors.Tool.Commands;

/// <summary>Ends the command with one line for a person.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It always has a line and an exit code.")]
internal sealed class ToolException(string message, int exitCode = ExitCode.Usage, Exception? inner = null) : Exception(message, inner)
{
    public int ExitCode { get; } = exitCode;
}
