namespace StrictCors.Testing.Preflights;

/// <summary>What a remembered preflight is valid for.</summary>
/// <param name="Site">The network partition key: the site of the page.</param>
/// <param name="Origin">The serialized origin.</param>
/// <param name="Url">The address with its fragment.</param>
internal sealed record PreflightKey(string Site, string Origin, string Url);
