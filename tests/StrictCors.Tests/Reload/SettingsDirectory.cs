namespace StrictCors.Tests.Reload;

/// <summary>A directory of settings files that a running program watches, and the ways in which editors save a file.</summary>
internal sealed class SettingsDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("strictcors-");

    public string Path => _directory.FullName;

    public string File(string name)
    {
        return System.IO.Path.Combine(Path, name);
    }

    /// <summary>Writes a temporary file and renames it over the old one; nobody ever sees half of it.</summary>
    public void SaveByRename(string name, string text)
    {
        var temporary = File($"{name}.{Guid.NewGuid():N}.tmp");
        System.IO.File.WriteAllText(temporary, text);
        System.IO.File.Move(temporary, File(name), overwrite: true);
    }

    /// <summary>Empties the file and writes it anew.</summary>
    public void SaveByTruncation(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
    }

    /// <summary>The file as a source that is watched, as appsettings.json is. The framework waits a quarter of a second from the first sign of
    /// a change until it reads; <paramref name="delay"/> shortens that where a file is only ever renamed.</summary>
    public Action<Microsoft.Extensions.Configuration.Json.JsonConfigurationSource> Watched(string name, int? delay = null, bool optional = false)
    {
        return source =>
        {
            source.Path = File(name);
            source.Optional = optional;
            source.ReloadOnChange = true;
            source.ReloadDelay = delay ?? source.ReloadDelay;
            source.ResolveFileProvider();
        };
    }

    public void Dispose()
    {
        _directory.Delete(recursive: true);
    }
}
