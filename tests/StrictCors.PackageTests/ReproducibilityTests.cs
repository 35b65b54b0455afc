using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace StrictCors.PackageTests;

/// <summary>Whoever has the sources can make the same assembly, and learns nothing about the machine that made it.</summary>
[Collection(SharedPackage.Name)]
public sealed class ReproducibilityTests(PackedSources packed)
{
    private const string Assembly = "lib/net10.0/StrictCors.dll";
    private const string Documentation = "lib/net10.0/StrictCors.xml";
    private const string Symbols = "lib/net10.0/StrictCors.pdb";

    [Fact]
    public void Two_folders_give_the_same_assembly() =>
        packed.OtherPackage.Hash(Assembly).Should().Be(packed.Package.Hash(Assembly));

    /// <summary>They are not the same from two folders, nor from one: PolySharp writes the types that netstandard2.0 lacks in another order each
    /// time.</summary>
    [Theory]
    [InlineData("StrictCors.Analyzers.dll")]
    [InlineData("StrictCors.CodeFixes.dll")]
    public void The_analyzers_name_no_folder_of_the_machine(string file)
    {
        var bytes = packed.Package.Bytes($"analyzers/dotnet/cs/{file}");

        Encoding.Latin1.GetString(bytes).Should().NotContain(Path.GetTempPath());
        Encoding.Unicode.GetString(bytes).Should().NotContain(Path.GetTempPath());
    }

    [Fact]
    public void Two_folders_give_the_same_documentation() =>
        packed.OtherPackage.Hash(Documentation).Should().Be(packed.Package.Hash(Documentation));

    /// <summary>The framework's generator writes the methods of several classes in an order that differs from build to build.</summary>
    [Fact]
    public void One_class_declaration_has_all_log_messages() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("[LoggerMessage(", StringComparison.Ordinal))
            .Should().ContainSingle();

    [Fact]
    public void Two_folders_give_the_same_symbols() =>
        packed.OtherSymbols.Hash(Symbols).Should().Be(packed.Symbols.Hash(Symbols));

    [Fact]
    public void The_symbols_are_those_of_the_assembly()
    {
        using var assembly = new PEReader(packed.Package.Bytes(Assembly).ToImmutableArray());
        using var provider = MetadataReaderProvider.FromPortablePdbImage(packed.Symbols.Bytes(Symbols).ToImmutableArray());
        var entries = assembly.ReadDebugDirectory();
        var codeView = assembly.ReadCodeViewDebugDirectoryData(entries.Single(entry => entry.Type == DebugDirectoryEntryType.CodeView));
        new BlobContentId(provider.GetMetadataReader().DebugMetadataHeader!.Id).Guid.Should().Be(codeView.Guid);
        entries.Should().Contain(entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        codeView.Path.Should().StartWith("/_/");
    }

    [Fact]
    public void The_symbols_name_no_folder_of_the_machine()
    {
        using var provider = MetadataReaderProvider.FromPortablePdbImage(packed.Symbols.Bytes(Symbols).ToImmutableArray());
        var reader = provider.GetMetadataReader();
        reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name))
            .Should().HaveCountGreaterThan(50).And.OnlyContain(path => path.StartsWith("/_/src/StrictCors/", StringComparison.Ordinal));
    }
}
