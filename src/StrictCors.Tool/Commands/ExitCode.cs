namespace StrictCors.Tool.Commands;

/// <summary>What every command returns.</summary>
internal static class ExitCode
{
    public const int NothingWrong = 0;

    /// <summary>There are problems in the settings, or a browser refuses the request.</summary>
    public const int Found = 1;

    /// <summary>The command line is wrong, or there is nothing to read.</summary>
    public const int Usage = 2;

    /// <summary>No server has answered, so that a browser has nothing to judge.</summary>
    public const int Unreachable = 3;

    /// <summary>Ctrl-C: 128 and the number of the signal, as in every shell.</summary>
    public const int Cancelled = 130;
}
