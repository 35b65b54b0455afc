using System.Runtime.InteropServices;

namespace StrictCors.PackageTests.Infrastructure;

/// <summary>What counts instructions.</summary>
internal static class Valgrind
{
    /// <summary>Gets what runs a program and counts its instructions.</summary>
    public static string[] Command => ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"];

    /// <summary>Gets the reason to skip; null where there is none.</summary>
    public static string? Missing => Exists() ? null
        : "Instructions are counted with valgrind, on Linux on x64 (Debian: apt-get install valgrind).";

    private static bool Exists() => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64
        && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, "valgrind")));
}
