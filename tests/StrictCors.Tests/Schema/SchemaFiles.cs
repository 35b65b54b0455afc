using StrictCors.Tests.Documentation;

namespace StrictCors.Tests.Schema;

/// <summary>The schema, and the settings that it has to accept.</summary>
internal static class SchemaFiles
{
    public static string Schema => Repository.Read("src/StrictCors/ConfigurationSchema.json");

    /// <summary>Every appsettings file of the samples, its path relative to the repository.</summary>
    public static IEnumerable<string> SampleSettings()
    {
        var samples = new DirectoryInfo(Repository.PathOf("samples"));
        return samples.Exists
            ? samples.EnumerateFiles("appsettings*.json", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Repository.PathOf(""), file.FullName))
                .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"))
                .Order(StringComparer.Ordinal)
            : [];
    }
}
