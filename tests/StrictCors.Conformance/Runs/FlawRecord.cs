using System.Text.Json;
using StrictCors.Conformance.Reference;
using StrictCors.Tests.Documentation;

namespace StrictCors.Conformance.Runs;

/// <summary>flaws.json: a flaw for each case, with which the reference loses it.</summary>
internal static class FlawRecord
{
    private static readonly string Path = Repository.PathOf("tests/StrictCors.Conformance/flaws.json");

    public static IReadOnlyDictionary<string, Flaw> Read() => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path))!
        .ToDictionary(pair => pair.Key, pair => Enum.Parse<Flaw>(pair.Value));

    public static void Write(IReadOnlyDictionary<string, Flaw> flaws) => File.WriteAllText(
        Path, JsonSerializer.Serialize(flaws.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()), RunRecord.Options) + "\n");
}
