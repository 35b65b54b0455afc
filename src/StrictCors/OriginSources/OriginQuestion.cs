using StrictCors.Policies;

namespace StrictCors.OriginSources;

/// <summary>A query with what is needed to send it and to keep its answer.</summary>
/// <param name="query">What the source sees.</param>
/// <param name="key">The key of the answer in this process.</param>
/// <param name="settings">The settings of the policy.</param>
/// <param name="lastAllowed">The last answer "allowed"; null if the origin is not known to be allowed.</param>
/// <param name="client">Who sent the request.</param>
/// <param name="isRenewal">Whether no request waits for it.</param>
internal sealed class OriginQuestion(
    StrictCorsOriginQuery query, string key, OriginSourceSettings settings, KeptAnswer? lastAllowed, ulong client, bool isRenewal)
{
    private readonly TaskCompletionSource<OriginAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StrictCorsOriginQuery Query => query;

    public string Key => key;

    public OriginSourceSettings Settings => settings;

    public KeptAnswer? LastAllowed => lastAllowed;

    public bool IsKnown => lastAllowed is not null;

    public bool IsRenewal => isRenewal;

    public WaitingQuery Place { get; } = new(client);

    public Task<OriginAnswer> Answer => _answer.Task;

    public void Complete(OriginAnswer answer) => _answer.TrySetResult(answer);
}
