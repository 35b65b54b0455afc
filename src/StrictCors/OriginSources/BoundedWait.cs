namespace StrictCors.OriginSources;

/// <summary>Waits for work of other components, and stops waiting when the time is up.</summary>
internal static class BoundedWait
{
    /// <summary>Waits until the time is up, even if the work ignores its token. An exception that the work throws later is observed.</summary>
    /// <exception cref="OperationCanceledException">The time is up.</exception>
    public static Task<T> WithinAsync<T>(this Task<T> work, CancellationToken limit)
    {
        ObserveException(work);
        return work.WaitAsync(limit);
    }

    /// <inheritdoc cref="WithinAsync{T}"/>
    public static Task WithinAsync(this Task work, CancellationToken limit)
    {
        ObserveException(work);
        return work.WaitAsync(limit);
    }

    private static void ObserveException(Task work)
    {
        if (!work.IsCompleted)
        {
            const TaskContinuationOptions IfFaulted = TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously;
            _ = work.ContinueWith(static done => done.Exception, CancellationToken.None, IfFaulted, TaskScheduler.Default);
        }
    }
}
