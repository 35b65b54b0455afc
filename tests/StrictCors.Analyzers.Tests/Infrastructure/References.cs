using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace StrictCors.Analyzers.Tests.Infrastructure;

/// <summary>What the programs in tests reference: .NET, ASP.NET Core and the library, as this process has them.</summary>
internal static class References
{
    /// <summary>Gets a name without packages: nothing is downloaded.</summary>
    public static ReferenceAssemblies None { get; } = new("net10.0");

    public static IReadOnlyList<MetadataReference> All { get; } = [.. Files().Select(file => MetadataReference.CreateFromFile(file))];

    private static IEnumerable<string> Files() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileNameWithoutExtension(file) is var name
                && (name is "StrictCors" or "Microsoft.AspNetCore" or "netstandard" or "mscorlib"
                    || name.StartsWith("System.", StringComparison.Ordinal)
                    || name is "System" || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
                    || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
                        || name.StartsWith("Microsoft.Net.", StringComparison.Ordinal)));
}
