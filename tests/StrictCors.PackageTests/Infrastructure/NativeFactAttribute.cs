namespace StrictCors.PackageTests.Infrastructure;

/// <summary>A test that needs a native linker. Without one it is skipped, except on a build service, where it fails: nobody reads
/// what is skipped there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute()
    {
        if (!HasLinker() && !IsBuildService())
        {
            Skip = "Native compilation needs clang or gcc in the PATH (Debian: apt-get install gcc libc6-dev).";
        }
    }

    private static bool HasLinker() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc")));

    private static bool IsBuildService() => Environment.GetEnvironmentVariable("CI") is { Length: > 0 } and not ("false" or "0");
}
