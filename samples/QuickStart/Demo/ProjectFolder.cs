namespace QuickStart.Demo;

/// <summary>The folder with the settings and the page: that of the project. A published copy has no project, and its folder has both.</summary>
internal static class ProjectFolder
{
    private const string Project = "QuickStart.csproj";

    public static string Path { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Page => System.IO.Path.Combine(Path, "Page");

    public static string Settings => System.IO.Path.Combine(Path, "appsettings.json");

    // The program is in bin/Release/net10.0 of the project.
    private static string Find(DirectoryInfo program)
    {
        for (var folder = program; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, Project)))
            {
                return folder.FullName;
            }
        }

        return program.FullName;
    }
}
