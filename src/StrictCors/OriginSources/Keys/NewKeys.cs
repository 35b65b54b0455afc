namespace StrictCors.OriginSources;

/// <summary>Bounds how many new keys this process adds to the shared cache. The host is part of the key, and a client can invent hosts for an
/// allowed origin.</summary>
internal sealed class NewKeys(TimeProvider time)
{
    public const int MaxPerMinute = 500;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private long _since = time.GetTimestamp();
    private int _added;

    public bool TryAdd()
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_since) >= Minute)
            {
                (_since, _added) = (time.GetTimestamp(), 0);
            }

            return _added < MaxPerMinute && ++_added > 0;
        }
    }
}
