using System.Text.RegularExpressions;
using StrictCors.Tool.Commands;

namespace StrictCors.Tool.Settings;

/// <summary>Which settings a person means by a file, a folder, a project or a solution.</summary>
internal static partial class SettingsFinder
{
    private const string DefaultName = "appsettings";
    private const string Extension = ".json";
    private const int MaxShown = 3;

    /// <summary>The settings of every argument; those of the current folder if there is no argument.</summary>
    public static IReadOnlyList<SettingsSet> Find(IReadOnlyList<string> arguments)
    {
        var sets = (arguments.Count == 0 ? [Directory.GetCurrentDirectory()] : arguments).SelectMany(FindOne).ToList();
        return [.. sets.GroupBy(KeyOf, StringComparer.Ordinal).Select(Merge)];
    }

    private static IEnumerable<SettingsSet> FindOne(string argument)
    {
        if (Directory.Exists(argument))
        {
            return [OfFolder(argument)];
        }

        if (!File.Exists(argument))
        {
            throw new ToolException($"A file, folder or project of this name does not exist: '{argument}'.");
        }

        return Path.GetExtension(argument).ToLowerInvariant() switch
        {
            ".csproj" or ".fsproj" or ".vbproj" => [OfFolder(FolderOf(argument))],
            ".sln" or ".slnx" => OfSolution(argument),
            _ => [OfFile(argument)],
        };
    }

    private static SettingsSet OfFolder(string folder) =>
        Directory.EnumerateFiles(folder, $"{DefaultName}*{Extension}").Any()
            ? OfStem(folder, DefaultName, only: null) is var set && set.Files.Any() ? set : throw Nothing(folder)
            : throw Nothing(folder);

    private static IEnumerable<SettingsSet> OfSolution(string solution)
    {
        var folders = ProjectPath().Matches(File.ReadAllText(solution))
            .Select(match => FolderOf(Path.Combine(FolderOf(solution), match.Groups["path"].Value.Replace('\\', '/'))))
            .Where(folder => Directory.Exists(folder) && File.Exists(Path.Combine(folder, DefaultName + Extension)))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return folders.Count > 0 ? folders.Select(OfFolder)
            : throw new ToolException($"No project of {solution} has {DefaultName}{Extension}.");
    }

    /// <summary>appsettings.Production.json is the file of an environment if there is an appsettings.json, or if it could be.</summary>
    private static SettingsSet OfFile(string file)
    {
        var folder = FolderOf(file);
        var stem = Path.GetFileNameWithoutExtension(file);
        for (var dot = stem.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = stem.IndexOf('.', dot + 1))
        {
            var baseStem = stem[..dot];
            if (File.Exists(Path.Combine(folder, baseStem + Extension)) || baseStem == DefaultName)
            {
                return OfStem(folder, baseStem, only: [stem[(dot + 1)..]]);
            }
        }

        return Path.GetExtension(file).Equals(Extension, StringComparison.OrdinalIgnoreCase)
            ? OfStem(folder, stem, only: null)
            : new(SettingsFile.At(file, null), [], null, ProjectAt(folder));
    }

    private static SettingsSet OfStem(string folder, string stem, IReadOnlyList<string>? only)
    {
        var path = Path.Combine(folder, stem + Extension);
        var overrides = Directory.EnumerateFiles(folder, $"{stem}.*{Extension}")
            .Select(file => SettingsFile.At(file, Path.GetFileNameWithoutExtension(file)[(stem.Length + 1)..]))
            .Where(file => file.Environment!.Length > 0 && (only is null || only.Contains(file.Environment)))
            .OrderBy(file => file.Environment, StringComparer.Ordinal);
        return new(File.Exists(path) ? SettingsFile.At(path, null) : null, [.. overrides], only, ProjectAt(folder));
    }

    /// <summary>Several arguments can mean the same settings: appsettings*.json in a shell.</summary>
    private static SettingsSet Merge(IEnumerable<SettingsSet> sets)
    {
        var all = sets.ToList();
        return all.Find(set => set.Only is null) ?? all[0] with
        {
            Only = [.. all.SelectMany(set => set.Only!).Distinct(StringComparer.Ordinal)],
            Overrides = [.. all.SelectMany(set => set.Overrides).DistinctBy(file => file.Path)],
        };
    }

    private static string KeyOf(SettingsSet set)
    {
        var first = set.Base ?? set.Overrides[0];
        return set.Base is not null ? first.Path : first.Path[..^(first.Environment!.Length + Extension.Length)];
    }

    private static string? ProjectAt(string folder) =>
        Directory.EnumerateFiles(folder, "*.*proj").Any() ? Path.GetFullPath(folder) : null;

    private static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;

    private static ToolException Nothing(string folder)
    {
        var below = Directory.EnumerateFiles(folder, DefaultName + Extension, new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = 3,
            IgnoreInaccessible = true,
        }).Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"))
            .Take(MaxShown).Select(file => Path.GetRelativePath(folder, Path.GetDirectoryName(file)!)).ToList();
        var advice = below.Count > 0 ? $"Name one of the folders that has: {string.Join(", ", below)}." : "Name the file, or the folder that has it.";
        var shown = SettingsFile.At(folder, null).Shown is var path and not "." ? path : "The current folder";
        return new($"{shown} has no {DefaultName}{Extension}. {advice}");
    }

    [GeneratedRegex(@"""(?<path>[^""]+\.(cs|fs|vb)proj)""", RegexOptions.ExplicitCapture)]
    private static partial Regex ProjectPath();
}
