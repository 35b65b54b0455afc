using System.Diagnostics;

namespace StrictCors.Benchmarks;

/// <summary>This program once more, with other arguments; its input and output belong to the caller.</summary>
internal static class OwnProcess
{
    public static Process Start(params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };

        // By "dotnet run" the process is the program itself; by "dotnet program.dll" it is dotnet.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
        {
            start.ArgumentList.Add(typeof(OwnProcess).Assembly.Location);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
