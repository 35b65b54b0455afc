namespace StrictCors.Tool.Commands;

/// <summary>What every command returns.</summary>
internal static class ExitCode
{
    public const int NothingWrong = 0;

    /// <summary>There are problems in the settings, or a browser refuses what was asked for.</summary>
    public const int Found = 1;

    /// <summary>The command line is wrong, or there is nothing to read.</summary>
    public const int Usage = 2;

    /// <summary>There is no answer of a server that a browser could judge.</summary>
    public const int Unreachable = 3;

    /// <summary>Ctrl-C: 128 and the number of the signal, as in every shell.</summary>
    public const int Cancelled = 130;
}
