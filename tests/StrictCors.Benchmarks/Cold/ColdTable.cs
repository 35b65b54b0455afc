using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace StrictCors.Benchmarks.Cold;

/// <summary>From the start of a process to its first answer, against the same program without CORS. A round starts each program once, in random
/// order, and the figures are medians over the ratios of the rounds: other load of the machine affects the programs of one round alike.</summary>
internal static class ColdTable
{
    /// <param name="rounds">How often each program starts.</param>
    /// <param name="endpoints">How many endpoints the programs have in addition to one.</param>
    public static void Print(int rounds, int endpoints = 0)
    {
        var folder = Directory.CreateTempSubdirectory("StrictCors.Cold.");
        try
        {
            var programs = ColdProgram.PublishAll(folder.FullName, endpoints);
            string[] names = [.. programs.Select(program => program.Name)];
            foreach (var program in programs)
            {
                // The first start reads its files from the disk.
                program.Start();
            }

            var starts = programs.ToDictionary(program => program.Name, _ => new List<ColdStart>());
            for (var round = 0; round < rounds; round++)
            {
                Shuffle(programs);
                foreach (var program in programs)
                {
                    starts[program.Name].Add(program.Start());
                }
            }

            Print(names, starts, rounds, endpoints);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(string[] names, Dictionary<string, List<ColdStart>> starts, int rounds, int endpoints)
    {
        var without = starts[names[0]];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Start to first answer, endpoints: {endpoints + 1}, rounds: {rounds}; medians"));
        Console.WriteLine();
        Console.WriteLine("| program | wall, ms | processor, ms | wall, ratio | processor, ratio |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        foreach (var name in names)
        {
            var own = starts[name];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {Median(own.Select(start => start.Wall.TotalMilliseconds)):0} "
                + $"| {Median(own.Select(start => start.Processor.TotalMilliseconds)):0} "
                + $"| {Median(own.Zip(without, (ours, none) => ours.Wall / none.Wall)):0.000} "
                + $"| {Median(own.Zip(without, (ours, none) => ours.Processor / none.Processor)):0.000} |"));
        }
    }

    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "Nothing is secret here.")]
    private static void Shuffle(ColdProgram[] programs) => Random.Shared.Shuffle(programs);

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
