namespace StrictCors.Tests.Documentation;

/// <summary>The clone that these tests were built in.</summary>
internal static class Repository
{
    // Not the path of this source file: a deterministic build leaves it out of the assembly.
    private static readonly string Root = FindRoot();

    /// <summary>The part of the output path that says how this was built, and so how the sample was: <c>Release/net10.0</c>.</summary>
    private static readonly string Flavor = Path.Combine(
        new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name,
        new DirectoryInfo(AppContext.BaseDirectory).Name);

    /// <summary>Gets the configuration of these tests: <c>Release</c>.</summary>
    public static string Configuration => Path.GetDirectoryName(Flavor)!;

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    /// <summary>What a project of this repository was built into, in the configuration of these tests.</summary>
    public static string Output(string project, string file)
    {
        var path = Path.Combine(Root, project, "bin", Flavor, file);
        return File.Exists(path) ? path : throw new FileNotFoundException("Build the whole solution first: dotnet build", path);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Cors.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No Cors.sln above {AppContext.BaseDirectory}.");
    }
}
