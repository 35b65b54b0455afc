using System.Text.Json;
using StrictCors.Tool.Conformance.Wire;

namespace StrictCors.Tool.Conformance;

/// <summary>What a server publishes about itself under <c>/manifest</c>.</summary>
internal sealed record Manifest
{
    public const string Path = "/manifest";

    public required string Name { get; init; }

    public string Version { get; set; } = "";

    /// <summary>Gets the features that it does not have, as in <see cref="Features"/>.</summary>
    public IReadOnlyList<string> Lacks { get; set; } = [];

    public static async Task<Manifest> ReadAsync(Target target, CancellationToken cancellationToken)
    {
        var response = await WireClient.SendAsync(target, new("GET", Path, []), cancellationToken);
        if (response.Status != 200)
        {
            throw new ManifestException($"the status of {Path} is {response.Status}");
        }

        try
        {
            var manifest = JsonSerializer.Deserialize(response.Body, ManifestJson.Default.Manifest) ?? throw new ManifestException($"{Path} is null");
            var unknown = manifest.Lacks.FirstOrDefault(feature => !Features.All.ContainsKey(feature));
            return unknown is null ? manifest : throw new ManifestException(
                $"{Path} lacks \"{unknown}\", and the features that a server can lack are {string.Join(", ", Features.All.Keys)}");
        }
        catch (JsonException exception)
        {
            throw new ManifestException($"{Path} is not the JSON of a manifest: {exception.Message}");
        }
    }
}
