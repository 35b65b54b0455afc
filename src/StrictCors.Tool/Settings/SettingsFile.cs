namespace StrictCors.Tool.Settings;

/// <summary>A file of settings.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Shown">The path as messages show it: relative to the current folder if the file is below it.</param>
/// <param name="Environment">The environment that it is for; null for the one below all of them.</param>
internal sealed record SettingsFile(string Path, string Shown, string? Environment)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public static SettingsFile At(string path, string? environment)
    {
        var full = System.IO.Path.GetFullPath(path);
        var relative = System.IO.Path.GetRelativePath(Directory.GetCurrentDirectory(), full);
        return new(full, relative.StartsWith("..", StringComparison.Ordinal) ? full : relative, environment);
    }

    public SettingsText Read()
    {
        try
        {
            return SettingsText.Decode(File.ReadAllBytes(Path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new Commands.ToolException($"{Shown} cannot be read: {failure.Message}", inner: failure);
        }
    }
}
