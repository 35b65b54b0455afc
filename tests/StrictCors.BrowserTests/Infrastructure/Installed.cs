namespace StrictCors.BrowserTests.Infrastructure;

/// <summary>Finds the machine's own browsers.</summary>
internal static class Installed
{
    /// <summary>Gets a value indicating whether nobody reads what is skipped, so that a missing browser fails.</summary>
    public static bool IsRequired { get; } = Environment.GetEnvironmentVariable("CI") is { Length: > 0 } and not ("false" or "0");

    /// <summary>The first of these programs in the PATH, or null.</summary>
    public static string? Find(params string[] names) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
