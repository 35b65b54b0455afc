using System.Text.Json;
using System.Text.Json.Serialization;

namespace StrictCors.Tool.Conformance.Cases;

/// <summary>Reads <c>private-cache</c> as <see cref="CaseVia.PrivateCache"/>.</summary>
internal sealed class KebabCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
