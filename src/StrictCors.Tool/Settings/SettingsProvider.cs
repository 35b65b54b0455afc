using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace StrictCors.Tool.Settings;

/// <summary>Gives the JSON provider of .NET configuration the texts that are checked: those of the disk, or those that a fix would
/// write.</summary>
internal sealed class SettingsProvider(IReadOnlyDictionary<string, SettingsText> texts) : IFileProvider
{
    public IFileInfo GetFileInfo(string subpath) =>
        texts.TryGetValue(subpath, out var text) ? new Content(subpath, text.Bytes) : new NotFoundFileInfo(subpath);

    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    private sealed class Content(string name, byte[] bytes) : IFileInfo
    {
        public bool Exists => true;

        public long Length => bytes.Length;

        public string? PhysicalPath => null;

        public string Name => name;

        public DateTimeOffset LastModified => default;

        public bool IsDirectory => false;

        public Stream CreateReadStream() => new MemoryStream(bytes, writable: false);
    }
}
