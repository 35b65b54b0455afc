using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace StrictCors.PackageTests;

/// <summary>What a request costs, by a measure that does not depend on the clock: the instructions of a native program, which valgrind counts, and
/// the bytes that it allocates. The pipeline and the request are those of the benchmarks.</summary>
/// <remarks>The recorded counts are in instructions.json. This renews them:
/// <c>RENEW_INSTRUCTIONS=1 dotnet test tests/StrictCors.PackageTests -c Release --filter InstructionTests</c>. A program is counted twice with
/// different numbers of requests, so that its start does not matter.</remarks>
[Collection(SharedPackage.Name)]
public sealed partial class InstructionTests(PackedSources packed)
{
    private const string Recorded = "instructions.json";
    private const double Tolerance = 0.05;
    private const int Few = 1000;
    private const int Many = 11_000;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [CountedFact]
    public async Task A_request_takes_the_recorded_instructions_and_no_byte()
    {
        using var consumer = await Consumer.CreateForCountingAsync(packed);

        // valgrind cannot read the debug information.
        using var build = await consumer.BuildAsync(
            "counted", "publish", "-p:PublishAot=true", "-p:NativeDebugSymbols=false", "-p:StripSymbols=false");
        var counted = new Dictionary<string, long>();
        foreach (var kind in (await build.RunToEndAsync()).Output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            counted.Add(kind, (await CountAsync(build, kind, Many) - await CountAsync(build, kind, Few)) / (Many - Few));
        }

        if (Environment.GetEnvironmentVariable("RENEW_INSTRUCTIONS") == "1")
        {
            await File.WriteAllTextAsync(Path.Combine(Repository.Root, "tests", "StrictCors.PackageTests", Recorded),
                JsonSerializer.Serialize(counted, Indented) + "\n");
        }

        var recorded = JsonSerializer.Deserialize<Dictionary<string, long>>(Repository.ReadText("tests", "StrictCors.PackageTests", Recorded))!;
        counted.Keys.Should().BeEquivalentTo(recorded.Keys).And.HaveCount(10);
        counted.Where(pair => Math.Abs(pair.Value - recorded[pair.Key]) > Tolerance * recorded[pair.Key])
            .Select(pair => $"{pair.Key}: {pair.Value} instructions, not {recorded[pair.Key]}").Should().BeEmpty();
    }

    private static async Task<long> CountAsync(ConsumerBuild build, string kind, int requests)
    {
        var result = await build.RunUnderAsync(Valgrind.Command, kind, requests.ToString(CultureInfo.InvariantCulture));
        result.ExitCode.Should().Be(0, result.Output + result.Error);
        result.Output.Trim().Should().Be("0", $"'{kind}' allocates nothing");
        return long.Parse(Collected().Match(result.Error).Groups["count"].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Collected : (?<count>\d+)")]
    private static partial Regex Collected();
}
