using Microsoft.AspNetCore.Cors.Infrastructure;

namespace StrictCors.Tests.Conformance;

/// <summary>CORS metadata of a kind that nobody has heard of.</summary>
internal sealed class UnknownCorsMetadata : ICorsMetadata;
