using System.Globalization;

namespace StrictCors.LoadTests.Infrastructure;

/// <summary>What the process holds on to.</summary>
/// <param name="Bytes">Managed memory that a full collection leaves.</param>
/// <param name="Timers">Active timers.</param>
/// <param name="Handles">Open files, sockets, pipes and watches; 0 where the system does not tell.</param>
internal sealed record ProcessState(long Bytes, long Timers, int Handles)
{
    /// <summary>What the runtime and the test runner may have taken for themselves in the meantime.</summary>
    public const int Slack = 5;

    private const int Attempts = 50;
    private const string Descriptors = "/proc/self/fd";

    public static ProcessState Read()
    {
        // Twice: what finalizers let go of is collected by the next.
        for (var i = 0; i < 2; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return new(GC.GetTotalMemory(forceFullCollection: true), Timer.ActiveCount, Directory.Exists(Descriptors) ? Directory.GetFileSystemEntries(Descriptors).Length : 0);
    }

    /// <summary>Waits for connections that the other side has left: the server takes notice a little later.</summary>
    public static async Task<ProcessState> ReadAsync(ProcessState atRest)
    {
        for (var i = 0; ; i++)
        {
            var state = Read();
            if (i == Attempts || (state.Timers <= atRest.Timers + Slack && state.Handles <= atRest.Handles + Slack))
            {
                return state;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Bytes / 1024.0 / 1024.0:0.00} MB managed, {Timers} timers, {Handles} handles");
}
