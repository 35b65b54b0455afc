using SharpFuzz;
using StrictCors.Fuzz.Targets;

namespace StrictCors.Fuzz;

/// <summary>What the fuzzer starts: <c>StrictCors.Fuzz TARGET</c>, with the inputs on standard input.</summary>
internal static class Program
{
    public static void Main(string[] args)
    {
        var target = FuzzTargets.All[args.Single()];
        Fuzzer.Run(input =>
        {
            using var bytes = new MemoryStream();
            input.CopyTo(bytes);
            target(bytes.ToArray());
        });
    }
}
