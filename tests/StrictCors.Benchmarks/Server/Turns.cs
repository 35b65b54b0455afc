using System.Diagnostics;
using System.Security.Cryptography;

namespace StrictCors.Benchmarks.Server;

/// <summary>Lets programs take turns in one server under load, and counts what each gets done: short turns, each compared with those beside it,
/// so that what a machine does to all of them for longer than a round cancels.</summary>
internal sealed class Turns(int programs)
{
    private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(10);

    private volatile int _current;
    private long _requests;

    /// <summary>Gets whose turn it is.</summary>
    public int Current => _current;

    public void Count() => Interlocked.Increment(ref _requests);

    /// <summary>Requests a second: by round, then by program. Each round has its order by lot.</summary>
    public List<double[]> Measure(TimeSpan duration)
    {
        var rounds = new List<double[]>();
        var order = Enumerable.Range(0, programs).ToArray();
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < duration;)
        {
            RandomNumberGenerator.Shuffle(order.AsSpan());
            var round = new double[programs];
            foreach (var program in order)
            {
                round[program] = MeasureTurn(program);
            }

            rounds.Add(round);
        }

        return rounds;
    }

    private double MeasureTurn(int program)
    {
        _current = program;
        var before = Interlocked.Read(ref _requests);
        var started = Stopwatch.GetTimestamp();
        Thread.Sleep(Length);
        var requests = Interlocked.Read(ref _requests) - before;
        return requests / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
