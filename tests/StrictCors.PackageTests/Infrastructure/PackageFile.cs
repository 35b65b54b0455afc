using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace StrictCors.PackageTests.Infrastructure;

/// <summary>What is in a .nupkg or .snupkg.</summary>
internal sealed class PackageFile
{
    private readonly Dictionary<string, byte[]> _files;

    private PackageFile(string name, Dictionary<string, byte[]> files)
    {
        Name = name;
        _files = files;
    }

    public string Name { get; }

    /// <summary>The files, but for those that make a zip file an Open Packaging Convention package.</summary>
    public IEnumerable<string> Files =>
        _files.Keys.Where(file => file is not "[Content_Types].xml" && !file.StartsWith("_rels/", StringComparison.Ordinal)
        && !file.StartsWith("package/", StringComparison.Ordinal));

    public XElement Metadata => WithoutNamespace(XDocument.Parse(
        Text(_files.Keys.Single(file => file.EndsWith(".nuspec", StringComparison.Ordinal)))).Root!).Element("metadata")!;

    public byte[] Bytes(string file) => _files[file];

    public string Text(string file) => new StreamReader(new MemoryStream(_files[file]), Encoding.UTF8).ReadToEnd();

    public string Hash(string file) => Convert.ToHexString(SHA256.HashData(_files[file]));

    public static PackageFile Only(string folder, string pattern)
    {
        var path = Directory.EnumerateFiles(folder, pattern).Single();
        using var zip = ZipFile.OpenRead(path);
        return new(Path.GetFileName(path), zip.Entries.ToDictionary(entry => entry.FullName, Read));
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static XElement WithoutNamespace(XElement element) =>
        new(element.Name.LocalName, element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration),
            element.Nodes().Select(node => node is XElement child ? WithoutNamespace(child) : node));
}
