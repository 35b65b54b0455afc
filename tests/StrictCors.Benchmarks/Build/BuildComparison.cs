using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace StrictCors.Benchmarks.Build;

/// <summary>N4: what the analyzers add to a build. The same solution is built without them and with them, in turns, each time from nothing. Cold is
/// without a compiler that has compiled before, which is the worst case and that of CI: the time is that of the processors, because the clock of a
/// machine with other work shows that work. Warm is with the compiler server, as people build again and again: its time is that of the clock,
/// because the server is not a child of this process.</summary>
internal static partial class BuildComparison
{
    private const int Children = -1;

    public static void Print(int pairs, bool isWarm)
    {
        var folder = Directory.CreateTempSubdirectory("strictcors-build").FullName;
        try
        {
            var solution = new GeneratedSolution(folder);
            solution.Write();
            Run(solution, "restore", "-p:WithAnalyzers=true");
            Build(solution, hasAnalyzers: true, isWarm);
            var what = isWarm ? "by the clock, warm" : "of processor time, cold";
            Console.WriteLine($"{GeneratedSolution.Files} files, {pairs} pairs, seconds {what}");
            var ratios = new List<double>();
            for (var i = 0; i < pairs; i++)
            {
                // Each order as often as the other.
                var (first, second) = (Build(solution, i % 2 == 1, isWarm), Build(solution, i % 2 == 0, isWarm));
                var (without, with) = i % 2 == 0 ? (first, second) : (second, first);
                ratios.Add((with / without) - 1);
                Console.WriteLine(Invariant($"without {without:F2}  with {with:F2}  {ratios[^1]:+0.00%;-0.00%}"));
            }

            ratios.Sort();
            Console.WriteLine(Invariant($"median {(ratios[(pairs - 1) / 2] + ratios[pairs / 2]) / 2:+0.00%;-0.00%}"));
            PrintReport(solution);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Build(GeneratedSolution solution, bool hasAnalyzers, bool isWarm)
    {
        var (before, started) = (ChildrenTime(), Stopwatch.GetTimestamp());
        Run(solution, "build", "--no-restore", "--no-incremental", $"-p:WithAnalyzers={(hasAnalyzers ? "true" : "false")}",
            $"-p:UseSharedCompilation={(isWarm ? "true" : "false")}");
        return isWarm ? Stopwatch.GetElapsedTime(started).TotalSeconds : ChildrenTime() - before;
    }

    /// <summary>What the compiler itself says of each assembly of analyzers, over all projects.</summary>
    private static void PrintReport(GeneratedSolution solution)
    {
        var output = Run(solution, "build", "--no-restore", "--no-incremental", "-p:WithAnalyzers=true", "-p:UseSharedCompilation=false",
            "-p:ReportAnalyzer=true", "-v:d");
        var rows = output.Split('\n').Select(line => line.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(cells => cells.Length > 3 && cells[3].StartsWith("Version=", StringComparison.Ordinal) && !cells[2].StartsWith('"'))
            .Select(cells => (Name: cells[2].TrimEnd(','), Seconds: Seconds(cells[0])));
        foreach (var group in rows.GroupBy(row => row.Name).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Console.WriteLine(Invariant($"ReportAnalyzer: {group.Key} {group.Sum(row => row.Seconds):F3} s"));
        }
    }

    private static double Seconds(string cell) =>
        double.TryParse(cell.TrimStart('<'), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;

    private static string Run(GeneratedSolution solution, params string[] arguments)
    {
        string[] alone = ["-nologo", "-m:1", "-nodeReuse:false", "-c", "Release"];
        var start = new ProcessStartInfo("dotnet", arguments[0] == "restore" ? arguments : [.. arguments, .. alone])
        {
            WorkingDirectory = solution.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(output + errors.Result);
    }

    /// <summary>The processor time of all processes that this one started and that have ended, and of theirs.</summary>
    private static double ChildrenTime()
    {
        var usage = new long[18];
        return GetUsage(Children, usage) == 0 ? usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6)
            : throw new PlatformNotSupportedException("The processor time of other processes is not known.");
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    [LibraryImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetUsage(int who, [In, Out] long[] usage);
}
