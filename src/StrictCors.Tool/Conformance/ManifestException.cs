using System.Diagnostics.CodeAnalysis;

namespace StrictCors.Tool.Conformance;

/// <summary>The server does not offer the contract. The message continues "the server does not offer the paths of the suite:".</summary>
[SuppressMessage("Design", "CA1032", Justification = "It always has the reason.")]
internal sealed class ManifestException(string message) : Exception(message);
