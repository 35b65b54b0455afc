namespace StrictCors.Tool.Conformance;

/// <summary>The clock of browsers and caches: it runs, and jumps when a case waits.</summary>
internal sealed class CaseClock : TimeProvider
{
    private TimeSpan _jumped;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _jumped;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(_jumped.TotalSeconds * TimestampFrequency);

    public void Jump(TimeSpan time) => _jumped += time;
}
