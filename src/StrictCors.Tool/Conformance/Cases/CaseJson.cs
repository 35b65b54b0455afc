using System.Text.Json.Serialization;

namespace StrictCors.Tool.Conformance.Cases;

/// <summary>Reads the files of cases. A misspelt expectation would expect nothing, so it is an error.</summary>
[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(List<ConformanceCase>))]
internal sealed partial class CaseJson : JsonSerializerContext;
