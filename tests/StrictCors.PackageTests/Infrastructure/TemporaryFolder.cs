namespace StrictCors.PackageTests.Infrastructure;

/// <summary>A folder outside the repository, gone when disposed of.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("strictcors-package-");

    public string Path(params string[] parts) => System.IO.Path.Combine([_folder.FullName, .. parts]);

    public string CreateFolder(params string[] parts) => Directory.CreateDirectory(Path(parts)).FullName;

    public void Dispose()
    {
        // A process that was just killed may still hold a file on Windows.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                _folder.Delete(recursive: true);
                return;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException && attempt < 10)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(200));
            }
        }
    }
}
