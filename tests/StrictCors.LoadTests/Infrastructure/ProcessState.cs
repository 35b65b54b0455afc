using System.Globalization;

namespace StrictCors.LoadTests.Infrastructure;

/// <summary>What the process holds on to.</summary>
/// <param name="Bytes">Managed memory that a full collection leaves.</param>
/// <param name="Timers">Active timers.</param>
/// <param name="Handles">Open files, sockets, pipes and watches, by kind; none where the system does not tell.</param>
internal sealed record ProcessState(long Bytes, long Timers, IReadOnlyDictionary<string, int> Handles)
{
    private const string Assembly = "assembly";

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

        return new(GC.GetGCMemoryInfo(GCKind.FullBlocking).HeapSizeBytes, Timer.ActiveCount, CountHandles());
    }

    /// <summary>Waits for connections that the other side has left: the server takes notice a little later.</summary>
    public static async Task<ProcessState> ReadAsync(ProcessState atRest)
    {
        for (var i = 0; ; i++)
        {
            var state = Read();
            if (i == Attempts || state.IsNoMoreThan(atRest))
            {
                return state;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Bytes / 1024.0 / 1024.0:0.00} MB managed, {Timers} timers, handles: "
            + $"{string.Join(", ", Handles.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Value} {kind.Key}"))}");

    /// <summary>As many timers, and as many handles of each kind. Assemblies are left out: they are loaded when first needed, for good.</summary>
    public bool IsNoMoreThan(ProcessState other) =>
        Timers <= other.Timers + Slack
        && Handles.All(kind => kind.Key == Assembly || kind.Value <= other.Handles.GetValueOrDefault(kind.Key) + Slack);

    private static Dictionary<string, int> CountHandles() => !Directory.Exists(Descriptors)
        ? []
        : Directory.GetFileSystemEntries(Descriptors).Select(KindOf).GroupBy(kind => kind).ToDictionary(kind => kind.Key, kind => kind.Count());

    /// <summary><c>socket:[123]</c> is a socket, <c>anon_inode:inotify</c> a watch; what has a path is a file.</summary>
    private static string KindOf(string descriptor)
    {
        var target = new FileInfo(descriptor).LinkTarget ?? "gone";
        return !target.StartsWith('/') ? target.Split(":[")[0] : target.EndsWith(".dll", StringComparison.Ordinal) ? Assembly : "file";
    }
}
