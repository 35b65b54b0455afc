using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StrictCors.Benchmarks.Server;

/// <summary>A program whose settings file lists a million origins: how long it takes to start, and its memory at the peak. The same program without
/// CORS reads the file, too, so that what the framework itself takes for it is known.</summary>
internal static class ManyOriginsFile
{
    private const int Count = 1_000_000;

    public static async Task PrintAsync()
    {
        var file = Path.GetTempFileName();
        try
        {
            await WriteAsync(file);
            var size = new FileInfo(file).Length;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A file of {size / 1e6:0} MB with {Count} origins in an array."));
            Console.WriteLine();
            Console.WriteLine("| program | start | processor time | allocated | memory at the peak | as part of the file |");
            Console.WriteLine("|---|---:|---:|---:|---:|---:|");
            foreach (var name in (string[])[Pipelines.Empty, Pipelines.Names[^1]])
            {
                using var process = OwnProcess.Start("million", name, file);
                var figures = (await process.StandardOutput.ReadToEndAsync()).Split(' ').Select(long.Parse).ToArray();
                await process.WaitForExitAsync();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {name} | {figures[0] / 1e3:0.0} s | {figures[1] / 1e3:0.0} s | {figures[2] / 1e6:0} MB "
                    + $"| {figures[3] / 1e6:0} MB | {(double)figures[3] / size:0.0} |"));
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Starts a program and prints milliseconds, bytes that were allocated, and bytes in memory at the peak.</summary>
    public static async Task RunAsync(string name, string file)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddJsonFile(file);
        if (name != Pipelines.Empty)
        {
            builder.Services.AddStrictCors();
        }

        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        if (name != Pipelines.Empty)
        {
            app.UseStrictCors();
        }

        app.MapGet("/", static () => Results.NoContent());
        await app.StartAsync();
        using var process = Process.GetCurrentProcess();
        var milliseconds = (DateTime.Now - process.StartTime).TotalMilliseconds;
        await Console.Out.WriteAsync(string.Create(CultureInfo.InvariantCulture,
            $"{milliseconds:0} {process.TotalProcessorTime.TotalMilliseconds:0} {GC.GetTotalAllocatedBytes(precise: true)} "
            + $"{process.PeakWorkingSet64}"));
    }

    private static async Task WriteAsync(string file)
    {
        await using var writer = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await writer.WriteAsync("""{"StrictCors":{"DefaultPolicy":"many","Policies":{"many":{"AllowedOrigins":[""");
        var separator = "";
        foreach (var origin in Shapes.Exact(Count))
        {
            await writer.WriteAsync($"{separator}\n        \"{origin}\"");
            separator = ",";
        }

        await writer.WriteAsync("\n]}}}}\n");
    }
}
