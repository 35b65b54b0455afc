using System.Text.Json;
using StrictCors.Conformance.Runs;
using StrictCors.Tests.Documentation;

namespace StrictCors.Conformance.Judges;

/// <summary>judged.json.</summary>
internal sealed record JudgedRecord(DateOnly Date, IReadOnlyDictionary<string, string> Versions, IReadOnlyDictionary<string, JudgedCase> Cases)
{
    private static readonly string Path = Repository.PathOf("tests/StrictCors.Conformance/judged.json");

    public static JudgedRecord Read() => JsonSerializer.Deserialize<JudgedRecord>(File.ReadAllText(Path), RunRecord.Options)!;

    public void Write() => File.WriteAllText(Path, JsonSerializer.Serialize(this, RunRecord.Options) + "\n");
}
