using System.Text.Json.Serialization;

namespace StrictCors.Tool.Conformance;

/// <summary>Reads manifests. A server may have more fields than the suite reads.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
