using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace StrictCors.PackageTests;

/// <summary>The package has its assembly compiled ahead of time, too, for the platforms on which most servers run.</summary>
[Collection(SharedPackage.Name)]
public sealed class PrecompiledTests(PackedSources packed, ConsumerBuilds builds) : IClassFixture<ConsumerBuilds>
{
    private const string Assembly = "lib/net10.0/StrictCors.dll";

    // An image for Linux has its machine combined with this, so that no other operating system takes its code.
    private const int Linux = 0x7B79;

    // The access to a private member of the framework.
    private const int MostCompiled = 1;

    private static readonly Dictionary<string, int> Machines = new()
    {
        ["linux-x64"] = (int)Machine.Amd64 ^ Linux,
        ["linux-arm64"] = (int)Machine.Arm64 ^ Linux,
        ["win-x64"] = (int)Machine.Amd64,
    };

    public static TheoryData<string> Platforms => [.. Machines.Keys];

    [Theory]
    [MemberData(nameof(Platforms))]
    public void Each_platform_has_the_same_assembly_with_code_for_it(string platform)
    {
        using var precompiled = Read(FileOf(platform));
        using var assembly = Read(Assembly);

        HasCode(precompiled).Should().BeTrue();
        HasCode(assembly).Should().BeFalse("any platform can take it");
        ((int)precompiled.PEHeaders.CoffHeader.Machine & 0xFFFF).Should().Be(Machines[platform] & 0xFFFF);
        (ModuleId(precompiled), SymbolsId(precompiled)).Should().Be((ModuleId(assembly), SymbolsId(assembly)));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public void Two_folders_give_the_same_code(string platform) =>
        packed.OtherPackage.Hash(FileOf(platform)).Should().Be(packed.Package.Hash(FileOf(platform)));

    [Theory]
    [MemberData(nameof(Platforms))]
    public void It_names_no_folder_of_the_machine(string platform)
    {
        var bytes = packed.Package.Bytes(FileOf(platform));

        Encoding.Latin1.GetString(bytes).Should().NotContain(Path.GetTempPath());
        Encoding.Unicode.GetString(bytes).Should().NotContain(Path.GetTempPath());
    }

    [PrecompiledFact]
    public async Task The_runtime_compiles_none_of_it_in_a_program_that_is_built_without_options()
    {
        var compiled = await CompiledAsync("DOTNET_ReadyToRun=1");

        compiled.Should().HaveCountLessThanOrEqualTo(MostCompiled);
        (await CompiledAsync("DOTNET_ReadyToRun=0")).Should().HaveCountGreaterThan(100, "these are compiled where that code is not used");
    }

    /// <summary>The methods of StrictCors, and of the framework for its types, that the runtime compiles until a mistake has stopped the
    /// program.</summary>
    private async Task<IEnumerable<string>> CompiledAsync(string setting)
    {
        using var folder = new TemporaryFolder();
        var methods = folder.Path("methods.txt");
        var result = await (await builds.Jit).RunUnderAsync(
            ["env", setting, "DOTNET_JitDisasmSummary=1", $"DOTNET_JitStdOutFile={methods}"], "--Argument=serve");

        result.ExitCode.Should().NotBe(0);
        (result.Output + result.Error).Should().Contain("SC2001");
        return (await File.ReadAllLinesAsync(methods)).Where(line => line.Split('(')[0].Contains("StrictCors.", StringComparison.Ordinal));
    }

    private PEReader Read(string file) => new(packed.Package.Bytes(file).ToImmutableArray());

    private static string FileOf(string platform) => $"runtimes/{platform}/{Assembly}";

    private static bool HasCode(PEReader assembly) => assembly.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;

    private static Guid ModuleId(PEReader assembly)
    {
        var metadata = assembly.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }

    private static Guid SymbolsId(PEReader assembly) => assembly.ReadCodeViewDebugDirectoryData(
        assembly.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView)).Guid;
}
