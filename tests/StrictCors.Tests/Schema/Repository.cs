namespace StrictCors.Tests.Schema;

/// <summary>The files of the repository that these tests were built in.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    public static string Schema => File.ReadAllText(Path.Combine(Root, "src", "StrictCors", "ConfigurationSchema.json"));

    /// <summary>Every appsettings file of the samples, its path relative to the repository.</summary>
    public static IEnumerable<string> SampleSettings()
    {
        var samples = new DirectoryInfo(Path.Combine(Root, "samples"));
        return samples.Exists
            ? samples.EnumerateFiles("appsettings*.json", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, file.FullName))
                .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"))
                .Order(StringComparer.Ordinal)
            : [];
    }

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cors.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside the repository.");
    }
}
