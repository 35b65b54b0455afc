namespace StrictCors.PackageTests.Infrastructure;

/// <summary>What native compilation links with. Without one its tests are skipped, except on a build service, where they fail: nobody
/// reads what is skipped there.</summary>
internal static class NativeLinker
{
    /// <summary>Gets the reason to skip; null where there is none.</summary>
    public static string? Missing => Installed.Find("clang", "gcc") is not null || Installed.IsRequired ? null
        : "Native compilation needs clang or gcc in the PATH (Debian: apt-get install gcc libc6-dev).";
}
