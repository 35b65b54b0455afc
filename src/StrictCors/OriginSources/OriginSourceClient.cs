using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Diagnostics;
using StrictCors.Origins;
using StrictCors.Policies;

namespace StrictCors.OriginSources;

/// <summary>Queries origin sources and keeps their answers. The answer "allowed" goes to the application's HybridCache too, if there is one,
/// so that all instances share it. The answer "denied" stays in this process, in bounded memory, however many origins a client invents.</summary>
internal sealed class OriginSourceClient(IServiceScopeFactory scopes, HybridCache? shared, TimeProvider time, DecisionObserver observer) : IDisposable
{
    private readonly OriginAnswers _answers = new(shared, time);
    private readonly OriginSourceRegistry _sources = new(scopes, time);

    // Requests with the same key share one query. There are as many entries as open queries.
    private readonly ConcurrentDictionary<string, Task<Answer>> _open = new(StringComparer.Ordinal);

    public void Dispose() => _answers.Dispose();

    /// <summary>Puts the settings of a new policy table in force.</summary>
    public void Apply(PolicyTable table) => _sources.Apply(table);

    /// <summary>Whether the source of the policy allows the origin of the request, which no pattern covers. Never throws.</summary>
    public async ValueTask<OriginSourceVerdict> QueryAsync(HttpContext context, StrictCorsPolicy policy, OriginSourceSettings settings, string text)
    {
        // Every local file has the origin file://, so no source is queried about it, as for null.
        if (text is SerializedOrigin.LocalFile || !Origin.TryParse(text, out var origin) || policy.DeniesAsInsecure(origin.Scheme, origin.Host))
        {
            return OriginSourceVerdict.NotAllowed;
        }

        try
        {
            var query = new StrictCorsOriginQuery(origin, text, policy.Name ?? "", settings.DependsOnHeaders, context);
            var key = OriginSourceKey.Compute(query);
            if (_answers.Find(key) is { } known)
            {
                return known ? OriginSourceVerdict.Allowed : OriginSourceVerdict.NotAllowed;
            }

            if (await _answers.IsSharedAsync(key, settings))
            {
                return OriginSourceVerdict.Allowed;
            }

            var answer = await QueryOnceAsync(query, key, settings);
            return answer.IsAllowed ? OriginSourceVerdict.Allowed : OriginSourceVerdict.NotAllowed;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            observer.OriginSourceFailed(policy, text, exception);
            return OriginSourceVerdict.Failed;
        }
    }

    private async Task<Answer> QueryOnceAsync(StrictCorsOriginQuery query, string key, OriginSourceSettings settings)
    {
        var own = new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously);
        var open = _open.GetOrAdd(key, own.Task);
        if (open != own.Task)
        {
            // Another request has sent this query. If the source read more than the key, the answer holds for that request alone.
            var other = await open;
            return other.IsKeyed ? other : await QuerySourceAsync(query, key, settings);
        }

        try
        {
            // Another request may have been answered since the look-up.
            var answer = _answers.Find(key) is { } known ? new(known, IsKeyed: true) : await QuerySourceAsync(query, key, settings);
            own.SetResult(answer);
            return answer;
        }
        catch (Exception exception)
        {
            own.SetException(exception);

            // If no other request waits, nothing else observes the exception.
            _ = own.Task.Exception;
            throw;
        }
        finally
        {
            _open.TryRemove(key, out _);
        }
    }

    private async Task<Answer> QuerySourceAsync(StrictCorsOriginQuery query, string key, OriginSourceSettings settings)
    {
        var queriedAt = time.GetUtcNow();
        var isAllowed = await _sources.QueryAsync(query, settings);
        if (query.ReadsOnlyItsKey)
        {
            _answers.Keep(key, settings, queriedAt, isAllowed);
        }

        return new(isAllowed, query.ReadsOnlyItsKey);
    }

    /// <param name="IsAllowed">What the source answered.</param>
    /// <param name="IsKeyed">Whether the answer depends on nothing that is not part of the key.</param>
    private readonly record struct Answer(bool IsAllowed, bool IsKeyed);
}
