using System.Text.Json;
using System.Text.RegularExpressions;
using StrictCors.PackageTests.Conformance;

namespace StrictCors.PackageTests;

/// <summary>A program that gets the package from a feed, as its users do. However it is built, it answers the same.</summary>
[Collection(SharedPackage.Name)]
public sealed class ConsumerTests(ConsumerBuilds builds) : IClassFixture<ConsumerBuilds>
{
    public static TheoryData<string> CaseNames => new(Cases.Names);

    public static TheoryData<string> MistakeCodes => new(Mistakes.Codes);

    [Theory]
    [MemberData(nameof(CaseNames))]
    public async Task A_built_program_answers(string name) => await ShouldAnswer(await builds.Jit, name);

    [Theory]
    [MemberData(nameof(CaseNames))]
    public async Task A_trimmed_program_answers(string name) => await ShouldAnswer(await builds.Trimmed, name);

    [NativeTheory]
    [MemberData(nameof(CaseNames))]
    public async Task A_native_program_answers(string name) => await ShouldAnswer(await builds.Native, name);

    [Theory]
    [MemberData(nameof(MistakeCodes))]
    public async Task A_mistake_stops_a_built_program(string code) => await ShouldStop(await builds.Jit, code);

    [Theory]
    [MemberData(nameof(MistakeCodes))]
    public async Task A_mistake_stops_a_trimmed_program(string code) => await ShouldStop(await builds.Trimmed, code);

    [NativeTheory]
    [MemberData(nameof(MistakeCodes))]
    public async Task A_mistake_stops_a_native_program(string code) => await ShouldStop(await builds.Native, code);

    [Fact]
    public void Every_rule_that_shows_in_an_answer_has_a_case() =>
        Cases.Names.Select(name => name.Split(' ')[0]).Distinct().Should().BeEquivalentTo(
            "R1 R2 R3 R4 R5 R6 R7 R8 A1 A2 A3 A4 A5 A6 A7 A8 V1 V2 V3 V4 V5 P1 P2 P3 P4 P5 P6 P7 P8 S1 S2 S3 S4 S5 S6 W1 W2 W3 D1 D5".Split(' '));

    [Fact]
    public void The_documentation_has_their_number() => Repository.ReadText("src", "docs", "proof.md").Should()
        .Contain($"{Cases.Names.Count()} raw requests").And.Contain($"{Mistakes.Codes.Count()} mistakes");

    [Fact]
    public async Task Nothing_but_the_assembly_is_added_to_the_program() =>
        Directory.EnumerateFiles((await builds.Jit).Output).Select(Path.GetFileName)
            .Where(file => file!.Contains("StrictCors", StringComparison.OrdinalIgnoreCase)
                || file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            .Should().BeEquivalentTo("Consumer.dll", "StrictCors.dll");

    [Fact]
    public async Task Trimming_takes_from_the_assembly_and_warns_of_nothing()
    {
        var (built, trimmed) = (await builds.Jit, await builds.Trimmed);
        trimmed.Printed.Should().NotContain(": warning ");
        Size(trimmed).Should().BeLessThan(Size(built));

        static long Size(ConsumerBuild build) => new FileInfo(Path.Combine(build.Output, "StrictCors.dll")).Length;
    }

    [NativeFact]
    public async Task Native_compilation_leaves_no_assembly_and_warns_of_nothing()
    {
        var native = await builds.Native;
        native.Printed.Should().NotContain(": warning ");
        Directory.EnumerateFiles(native.Output, "*.dll").Should().BeEmpty();
    }

    [Fact]
    public async Task Editors_find_the_schema()
    {
        var printed = await DotNet.RunAsync((await builds.Jit).Project, "msbuild", "-getItem:JsonSchemaSegment");
        var segment = JsonDocument.Parse(printed).RootElement.GetProperty("Items").GetProperty("JsonSchemaSegment").EnumerateArray().Should()
            .ContainSingle().Subject;

        var schema = await File.ReadAllTextAsync(segment.GetProperty("FullPath").GetString()!);
        schema.Should().Be(Repository.ReadText("src", "StrictCors", "ConfigurationSchema.json"));

        var pattern = segment.GetProperty("FilePathPattern").GetString()!;
        new[] { "appsettings.json", "appsettings.Production.json" }.Should().OnlyContain(file => Regex.IsMatch(file, pattern));
    }

    private static async Task ShouldAnswer(ConsumerBuild build, string name)
    {
        var @case = Cases.Named(name);
        var program = await build.RunAsync(@case.Start);
        if (@case.After is { } before)
        {
            await program.SendAsync(before);
        }

        Answer.Of(await program.SendAsync(@case.Request)).Should().Be(@case.Answer);
    }

    private static async Task ShouldStop(ConsumerBuild build, string code)
    {
        var mistake = Mistakes.WithCode(code);
        var result = await build.RunToEndAsync($"--{mistake.Key}={mistake.Value}");

        result.ExitCode.Should().NotBe(0);
        (result.Output + result.Error).Should()
            .Contain("StrictCors found 1 problem:")
            .And.Contain($"{code}  {mistake.Path}")
            .And.Contain($"write: {mistake.Write}")
            .And.NotContain("Now listening");
    }
}
