using System.Diagnostics;

namespace StrictCors.LoadTests.Stress;

/// <summary>What could be in force when. A version may be in force from the moment when its change begins, and until that of the next has shown
/// itself: between the two, both are right.</summary>
internal sealed class Timeline<T>(T first)
{
    private readonly Lock _lock = new();
    private readonly List<(T Version, long Begun, long Ended)> _versions = [(first, 0, long.MaxValue)];

    public void Begin(T version)
    {
        lock (_lock)
        {
            _versions.Add((version, Stopwatch.GetTimestamp(), long.MaxValue));
        }
    }

    /// <summary>The last version has shown itself, so that none before it can be met by a request that starts now.</summary>
    public void Shown()
    {
        lock (_lock)
        {
            var now = Stopwatch.GetTimestamp();
            for (var i = 0; i < _versions.Count - 1; i++)
            {
                var (version, begun, ended) = _versions[i];
                _versions[i] = (version, begun, Math.Min(ended, now));
            }
        }
    }

    /// <summary>The versions that a request may have met that was sent and answered at these moments.</summary>
    public IReadOnlyList<T> Between(long sent, long answered)
    {
        lock (_lock)
        {
            var possible = new List<T>();
            for (var i = _versions.Count - 1; i >= 0 && _versions[i].Ended >= sent; i--)
            {
                if (_versions[i].Begun <= answered)
                {
                    possible.Add(_versions[i].Version);
                }
            }

            return possible;
        }
    }
}
