using System.Text;

namespace StrictCors.Tool.Tests.Infrastructure;

/// <summary>A folder of settings, gone when disposed of.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("strictcors-tool-");

    public string Root => _folder.FullName;

    public string Path(string name) => System.IO.Path.Combine(Root, name);

    public string Write(string name, string text, Encoding? encoding = null)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        File.WriteAllText(Path(name), text, encoding ?? new UTF8Encoding(false));
        return Path(name);
    }

    public string Read(string name) => File.ReadAllText(Path(name));

    public void Dispose() => _folder.Delete(recursive: true);
}
