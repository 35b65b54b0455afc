namespace StrictCors.Middleware;

/// <summary>Allows one message for each cause of an answer before UseStrictCors. A program has a few causes, and their requests come again and
/// again, so that a look allocates nothing.</summary>
internal sealed class OncePerCause
{
    public const int MaxCauses = 64;

    private readonly Lock _lock = new();
    private volatile Cause[] _said = [];

    /// <param name="kind">The kind of request.</param>
    /// <param name="line">The line of the middleware that answered; null if it is not known.</param>
    /// <param name="status">The status, which stands for the middleware if its line is not known.</param>
    public bool IsFirst(string kind, string? line, int status)
    {
        if (IsSaid(kind, line, status))
        {
            return false;
        }

        lock (_lock)
        {
            if (IsSaid(kind, line, status))
            {
                return false;
            }

            _said = [.. _said, new(kind, line, status)];
            return true;
        }
    }

    private bool IsSaid(string kind, string? line, int status)
    {
        var said = _said;
        foreach (var cause in said)
        {
            if (cause.Kind == kind && cause.Line == line && (line is not null || cause.Status == status))
            {
                return true;
            }
        }

        return said.Length >= MaxCauses;
    }

    private sealed record Cause(string Kind, string? Line, int Status);
}
