using System.Runtime.InteropServices;

namespace StrictCors.Benchmarks.Cold;

/// <summary>What the operating system knows of the processes that this one has started and that have ended.</summary>
internal static class ChildProcesses
{
    private const int Children = -1;

    /// <summary>The processor time of all of them, in microseconds. <see cref="System.Diagnostics.Process"/> has it in hundredths of a second.</summary>
    /// <exception cref="PlatformNotSupportedException">Not on Linux, where the fields have this layout.</exception>
    public static TimeSpan ProcessorTime()
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new PlatformNotSupportedException("The processor time is measured on Linux only.");
        }

        var usage = new long[18];
        if (GetUsage(Children, usage) != 0)
        {
            throw new InvalidOperationException("The operating system does not tell the processor time.");
        }

        // User time in seconds and microseconds, then system time.
        return TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3]);
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int GetUsage(int who, [Out] long[] usage);
}
