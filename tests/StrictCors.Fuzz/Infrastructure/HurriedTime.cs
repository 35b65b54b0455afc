namespace StrictCors.Fuzz.Infrastructure;

/// <summary>An hour passes with every look, so that no message is held back because of an input that came before.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks += TimeSpan.TicksPerHour;
}
