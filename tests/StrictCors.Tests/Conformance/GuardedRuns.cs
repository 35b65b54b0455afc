namespace StrictCors.Tests.Conformance;

/// <summary>Counts what must not run.</summary>
public sealed class GuardedRuns
{
    private int _count;

    public int Count => _count;

    public void Add() => Interlocked.Increment(ref _count);
}
