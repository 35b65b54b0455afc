using System.Diagnostics;

namespace StrictCors.OriginSources;

/// <summary>Starts work that sees nothing of its caller: an answer is kept for other requests, so what a source reads through
/// <c>IHttpContextAccessor</c> or another ambient value must not decide it. The activity is kept, because it only records where time goes.</summary>
internal static class CleanContext
{
    public static void Run(Func<Task> work)
    {
        var activity = Activity.Current;
        if (ExecutionContext.IsFlowSuppressed())
        {
            Start();
            return;
        }

        using (ExecutionContext.SuppressFlow())
        {
            Start();
        }

        void Start() => _ = Task.Run(() =>
        {
            // An activity can have ended meanwhile, and is then no parent.
            Activity.Current = activity is { IsStopped: false } ? activity : null;
            return work();
        });
    }
}
