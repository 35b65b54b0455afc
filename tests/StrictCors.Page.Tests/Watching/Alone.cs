namespace StrictCors.Page.Tests.Watching;

/// <summary>Tests that count the allocations of the process. They run when all others are done.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = nameof(Alone);
}
