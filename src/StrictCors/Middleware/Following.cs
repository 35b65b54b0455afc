namespace StrictCors.Middleware;

/// <summary>What follows a query, without a frame of ours in the stack traces of the application: the attribute that hides frames has no effect on
/// those of async methods.</summary>
internal static class Following
{
    public static Task Unwrap(ValueTask<Task> following) =>
        following.IsCompletedSuccessfully ? following.Result : following.AsTask().Unwrap();
}
