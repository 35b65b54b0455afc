using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Diagnostics;
using StrictCors.Origins;
using StrictCors.Policies;

namespace StrictCors.OriginSources;

/// <summary>Asks origin sources and keeps their answers. A yes goes to the application's HybridCache where there is one, so that a fleet
/// shares it; a no stays here, in bounded memory, whatever an attacker sends.</summary>
internal sealed class OriginSourceClient(IServiceScopeFactory scopes, HybridCache? shared, TimeProvider time, DecisionObserver observer) : IDisposable
{
    private readonly OriginAnswers _answers = new(shared, time);

    // Requests with one key share one question. As many entries as there are questions open.
    private readonly ConcurrentDictionary<string, Task<Answer>> _open = new(StringComparer.Ordinal);

    public void Dispose() => _answers.Dispose();

    /// <summary>Whether the source of the policy allows the origin of the request, which no pattern covers. Never throws.</summary>
    public async ValueTask<OriginSourceVerdict> AskAsync(HttpContext context, StrictCorsPolicy policy, OriginSource source, string text)
    {
        if (!Origin.TryParse(text, out var origin) || IsGuarded(policy, origin))
        {
            return OriginSourceVerdict.NotAllowed;
        }

        try
        {
            var key = new OriginSourceKey(policy, source, text, context.Request.Headers);
            if (_answers.Find(key) is { } known)
            {
                return known ? OriginSourceVerdict.Allowed : OriginSourceVerdict.NotAllowed;
            }

            if (await _answers.IsSharedAsync(key, source))
            {
                return OriginSourceVerdict.Allowed;
            }

            var answer = await AskOnceAsync(new StrictCorsOriginQuery(origin, key, context), key, source);
            return answer.IsAllowed ? OriginSourceVerdict.Allowed : OriginSourceVerdict.NotAllowed;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            observer.OriginSourceFailed(policy, text, exception);
            return OriginSourceVerdict.Failed;
        }
    }

    /// <summary>The guard that a pattern would have met at startup: anyone on the network can speak for an http origin.</summary>
    private static bool IsGuarded(StrictCorsPolicy policy, Origin origin) =>
        policy.AllowCredentials && !policy.AllowInsecureOrigins && origin.Scheme == "http" && !HostGrammar.IsLoopback(origin.Host);

    private async Task<Answer> AskOnceAsync(StrictCorsOriginQuery query, OriginSourceKey key, OriginSource source)
    {
        var own = new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously);
        var open = _open.GetOrAdd(key.Text, own.Task);
        if (open != own.Task)
        {
            // Somebody has asked. Where the source read more than its key, the answer was for them alone.
            var theirs = await open;
            return theirs.IsKeyed ? theirs : await AskAsync(query, key, source);
        }

        try
        {
            // Somebody may have asked and been answered since we looked.
            var answer = _answers.Find(key) is { } known ? new(known, IsKeyed: true) : await AskAsync(query, key, source);
            own.SetResult(answer);
            return answer;
        }
        catch (Exception exception)
        {
            own.SetException(exception);

            // Nobody may be waiting; then nobody else looks at it.
            _ = own.Task.Exception;
            throw;
        }
        finally
        {
            _open.TryRemove(key.Text, out _);
        }
    }

    private async Task<Answer> AskAsync(StrictCorsOriginQuery query, OriginSourceKey key, OriginSource source)
    {
        var askedAt = time.GetUtcNow();
        var isAllowed = await source.AskAsync(scopes, query);
        if (query.IsKeyed)
        {
            _answers.Keep(key, source, askedAt, isAllowed);
        }

        return new(isAllowed, query.IsKeyed);
    }

    private readonly record struct Answer(bool IsAllowed, bool IsKeyed);
}
