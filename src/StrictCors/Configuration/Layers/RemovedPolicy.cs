namespace StrictCors.Configuration;

/// <summary>A policy that a layer of the configuration removes by a null.</summary>
/// <param name="Name">The name of the policy.</param>
/// <param name="Lower">The layer that gives the policy.</param>
/// <param name="Higher">The layer that removes it.</param>
internal sealed record RemovedPolicy(string Name, string Lower, string Higher);
