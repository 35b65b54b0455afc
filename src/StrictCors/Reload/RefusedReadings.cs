namespace StrictCors.Reload;

/// <summary>The refusals since the last valid reading: a token fires more than once for one edit, and for edits elsewhere. Each is logged
/// once.</summary>
internal sealed class RefusedReadings
{
    private const int Max = 100;

    private readonly HashSet<string> _refusals = new(StringComparer.Ordinal);

    public bool Any => _refusals.Count > 0;

    public bool Contains(ConfigurationReading reading) => _refusals.Contains(reading.Refusal);

    /// <summary>Whether the refusal is a new one.</summary>
    public bool Add(ConfigurationReading reading)
    {
        if (_refusals.Count == Max)
        {
            _refusals.Clear();
        }

        return _refusals.Add(reading.Refusal);
    }

    public void Clear() => _refusals.Clear();
}
