using System.Text.Json.Serialization;

namespace StrictCors.Tool.Conformance;

/// <summary>Reads manifests. A server may say more than the suite asks for.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
