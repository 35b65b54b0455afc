using Microsoft.Extensions.Time.Testing;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.OriginSources;

/// <summary>A clock that moves only when a test advances it. <see cref="Timers"/> shows that a time limit runs, so that it is there before
/// the test advances the clock.</summary>
internal sealed class SourceTime : FakeTimeProvider
{
    /// <summary>Raised for each timer that is created.</summary>
    public Signal Timers { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Timers.Raise();
        return timer;
    }
}
