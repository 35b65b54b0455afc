namespace StrictCors.Tests.Infrastructure;

/// <summary>Finds the machine's own programs.</summary>
internal static class Installed
{
    // Debian has servers in a folder that is not in everybody's PATH.
    private static readonly string[] Folders =
        [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries), "/usr/sbin"];

    /// <summary>Gets a value indicating whether nobody reads what is skipped, so that a missing program fails.</summary>
    public static bool IsRequired { get; } = Environment.GetEnvironmentVariable("CI") is { Length: > 0 } and not ("false" or "0");

    /// <summary>The first of these programs, or null.</summary>
    public static string? Find(params string[] names) =>
        Folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
