namespace StrictCors.PackageTests.Infrastructure;

/// <summary>What native compilation links with. Without one its tests are skipped, except on a build service, where they fail: nobody
/// reads what is skipped there.</summary>
internal static class NativeLinker
{
    /// <summary>Gets the reason to skip; null where there is none.</summary>
    public static string? Missing => Exists() || IsBuildService() ? null
        : "Native compilation needs clang or gcc in the PATH (Debian: apt-get install gcc libc6-dev).";

    private static bool Exists() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc")));

    private static bool IsBuildService() => Environment.GetEnvironmentVariable("CI") is { Length: > 0 } and not ("false" or "0");
}
