namespace StrictCors.Tests.Allocation;

/// <summary>Runs alone: the figures are those of the whole process.</summary>
[CollectionDefinition(nameof(AllocationCollection), DisableParallelization = true)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix",
    Justification = "It is a collection of xunit.")]
public sealed class AllocationCollection;
