namespace StrictCors.OriginSources;

/// <summary>For work that others do and that we stop waiting for.</summary>
internal static class BoundedWait
{
    /// <summary>Waits until the time is up, whether or not the work heeds the token. What it throws later is nobody's unobserved exception.</summary>
    /// <exception cref="OperationCanceledException">The time is up.</exception>
    public static Task<T> WithinAsync<T>(this Task<T> work, CancellationToken limit)
    {
        Forget(work);
        return work.WaitAsync(limit);
    }

    /// <inheritdoc cref="WithinAsync{T}"/>
    public static Task WithinAsync(this Task work, CancellationToken limit)
    {
        Forget(work);
        return work.WaitAsync(limit);
    }

    private static void Forget(Task work)
    {
        if (!work.IsCompleted)
        {
            _ = work.ContinueWith(
                static done => done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }
}
