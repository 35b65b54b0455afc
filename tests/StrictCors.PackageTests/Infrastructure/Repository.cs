namespace StrictCors.PackageTests.Infrastructure;

/// <summary>The repository that these tests were built in. Nothing in it is ever written to, except what a
/// developer renews.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Project => Path.Combine("src", "StrictCors");

    public static string PageProject => Path.Combine("src", "StrictCors.Page");

    public static string TestingProject => Path.Combine("src", "StrictCors.Testing");

    public static string ToolProject => Path.Combine("src", "StrictCors.Tool");

    public static string ReadText(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    /// <summary>The files of the folder of sources.</summary>
    public static IEnumerable<string> Sources() => Sources(Path.Combine(Root, "src"));

    /// <summary>Copies what a package is made of: the files of the top level and the sources, without what was built from them
    /// and without git.</summary>
    public static void CopyTo(string folder)
    {
        var files = Directory.EnumerateFiles(Root)
            .Where(file => !Path.GetFileName(file).Equals(".git", StringComparison.Ordinal))
            .Concat(Sources(Path.Combine(Root, "src")));
        Copy(files, Root, folder);
    }

    /// <summary>Copies one of its folders.</summary>
    public static void CopyTo(string folder, params string[] path)
    {
        var source = Path.Combine([Root, .. path]);
        Copy(Sources(source), source, folder);
    }

    private static void Copy(IEnumerable<string> files, string source, string target)
    {
        foreach (var file in files)
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    // Not Directory.EnumerateFiles over everything: a build that runs at the same time creates and deletes files in obj.
    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(folder).Concat(
        Directory.EnumerateDirectories(folder).Where(sub => Path.GetFileName(sub) is not ("bin" or "obj")).SelectMany(Sources));

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
