using System.Text.Json;

namespace StrictCors.Tool.Conformance.Cases;

/// <summary>All cases, from the files in this folder.</summary>
internal static class CaseLibrary
{
    private const string Prefix = "conformance/";

    private static readonly Lazy<IReadOnlyList<ConformanceCase>> Loaded = new(Load);

    public static IReadOnlyList<ConformanceCase> All => Loaded.Value;

    /// <summary>The files as they are, in the order of their names.</summary>
    public static IEnumerable<string> Files()
    {
        var assembly = typeof(CaseLibrary).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }

    private static IReadOnlyList<ConformanceCase> Load() =>
    [
        .. Files().SelectMany(file => JsonSerializer.Deserialize(file, CaseJson.Default.ListConformanceCase)!).OrderBy(one => one.Class),
    ];
}
