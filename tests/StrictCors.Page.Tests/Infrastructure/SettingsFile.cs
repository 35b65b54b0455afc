namespace StrictCors.Page.Tests.Infrastructure;

/// <summary>An <c>appsettings.json</c> in a folder of its own.</summary>
public sealed class SettingsFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("strictcors-page-");

    public SettingsFile(string json) => File.WriteAllText(Path, json);

    public string Path => System.IO.Path.Combine(_folder.FullName, "appsettings.json");

    /// <summary>Replaces the file at once, as editors do.</summary>
    public void Save(string json)
    {
        var draft = Path + ".draft";
        File.WriteAllText(draft, json);
        File.Move(draft, Path, overwrite: true);
    }

    public void Replace(string text, string other) => Save(File.ReadAllText(Path).Replace(text, other, StringComparison.Ordinal));

    public void Dispose() => _folder.Delete(recursive: true);
}
