using System.Text.Json;
using StrictCors.Tests.Documentation;

namespace StrictCors.Conformance.Runs;

/// <summary>Why cases are lost, as it is kept in explanations.json. The first that fits counts.</summary>
/// <param name="Cases">Ids, or beginnings of ids with <c>*</c>.</param>
/// <param name="Servers">The servers for which this is the reason, or null for all.</param>
internal sealed record Explanation(IReadOnlyList<string> Cases, string Why, IReadOnlyList<string>? Servers = null)
{
    private static readonly string Path = Repository.PathOf("tests/StrictCors.Conformance/explanations.json");

    public static IReadOnlyList<Explanation> Read() =>
        JsonSerializer.Deserialize<List<Explanation>>(File.ReadAllText(Path), RunRecord.Options)!;

    public static Explanation? Of(IEnumerable<Explanation> all, string server, string id) => all.FirstOrDefault(one => one.Fits(server, id));

    private bool Fits(string server, string id) => Servers?.Contains(server) != false
        && Cases.Any(one => one.EndsWith('*') ? id.StartsWith(one[..^1], StringComparison.Ordinal) : id == one);
}
