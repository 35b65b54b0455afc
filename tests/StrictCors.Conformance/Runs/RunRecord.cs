using System.Text.Encodings.Web;
using System.Text.Json;
using StrictCors.Tests.Documentation;

namespace StrictCors.Conformance.Runs;

/// <summary>A run against all peers, as it is kept in results.json.</summary>
internal sealed record RunRecord
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    private static readonly string File = Repository.PathOf("tests/StrictCors.Conformance/results.json");

    public required DateOnly Date { get; init; }

    public required int Cases { get; init; }

    public required IReadOnlyList<PeerRecord> Peers { get; init; }

    public PeerRecord Of(string name) => Peers.Single(peer => peer.Name == name);

    public static RunRecord Read() => JsonSerializer.Deserialize<RunRecord>(System.IO.File.ReadAllText(File), Options)!;

    public void Write() => System.IO.File.WriteAllText(File, JsonSerializer.Serialize(this, Options) + "\n");
}
