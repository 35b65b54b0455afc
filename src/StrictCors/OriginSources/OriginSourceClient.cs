using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using StrictCors.Diagnostics;
using StrictCors.Origins;
using StrictCors.Policies;

namespace StrictCors.OriginSources;

/// <summary>Queries origin sources and keeps their answers. The answer "allowed" goes to the application's HybridCache too, if there is one,
/// so that all instances share it. The answer "denied" stays in this process, in bounded memory, however many origins a client invents.</summary>
internal sealed class OriginSourceClient(
    OriginSourceRegistry sources, OriginSourceKeys keys, Lazy<SharedAnswers?> shared, TimeProvider time, OriginSourceObserver observer) : IDisposable
{
    // Created for the first query: most programs have no origin source, and the start does not load the cache for them.
    private readonly Lazy<OriginAnswers> _kept = new(() => new(time));

    private readonly RecentKeys _recent = new();

    // Requests with the same key share one query. There are as many entries as open and waiting queries.
    private readonly ConcurrentDictionary<string, OriginQuestion> _open = new(StringComparer.Ordinal);

    /// <summary>Gets how many queries are open or wait.</summary>
    public int OpenCount => _open.Count;

    private OriginAnswers Answers => _kept.Value;

    public void Dispose()
    {
        if (_kept.IsValueCreated)
        {
            Answers.Dispose();
        }
    }

    /// <summary>Puts the settings of a new policy table in force.</summary>
    public void Apply(PolicyTable table) => sources.Apply(table);

    /// <summary>Whether the source of the policy allows the origin of the request, which no pattern covers. Never throws. If the answer is kept, and
    /// the key too, nothing is allocated.</summary>
    public ValueTask<OriginSourceVerdict> QueryAsync(HttpContext context, StrictCorsPolicy policy, OriginSourceSettings settings, string text) =>
        _recent.Find(policy, settings, text, context.Request.Headers) is { } key && Answers.Find(key, out var lastAllowed) is { } isAllowed
            && !(isAllowed && lastAllowed!.IsRenewalDue(time))
            ? new(OriginAnswer.VerdictOf(isAllowed))
            : QueryByKeyAsync(context, policy, settings, text);

    private async ValueTask<OriginSourceVerdict> QueryByKeyAsync(
        HttpContext context, StrictCorsPolicy policy, OriginSourceSettings settings, string text)
    {
        // Every local file has the origin file://, so no source is queried about it, as for null.
        if (text is SerializedOrigin.LocalFile || !Origin.TryParse(text, out var origin) || policy.DeniesAsInsecure(origin.Scheme, origin.Host))
        {
            return OriginSourceVerdict.NotAllowed;
        }

        var query = new StrictCorsOriginQuery(origin, text, policy.Name ?? "", settings.DependsOnHeaders, context);
        var key = keys.Compute(settings.ServiceType, query);
        _recent.Keep(policy, settings, text, context.Request.Headers, key);
        var client = ClientOf.Request(context);
        if (Answers.Find(key, out var lastAllowed) is { } isAllowed)
        {
            if (isAllowed && lastAllowed!.TryClaimRenewal(time))
            {
                // The source gets no HttpContext: when it reads it, the server may use it for another request.
                JoinOrSend(new(query.WithoutRequest(), key, settings, lastAllowed, client, isRenewal: true), client);
            }

            return OriginAnswer.VerdictOf(isAllowed);
        }

        OriginQuestion Ask() => new(query, key, settings, lastAllowed, client, isRenewal: false);

        var own = Ask();
        var open = JoinOrSend(own, client);
        var answer = await open.Answer;
        if (open != own && !answer.IsKeyed)
        {
            // The source read more than the key for the other request, so its answer holds for that request alone.
            own = Ask();
            Send(own);
            answer = await own.Answer;
        }

        return answer.Verdict;
    }

    private OriginQuestion JoinOrSend(OriginQuestion question, ulong client)
    {
        var open = _open.GetOrAdd(question.Key, question);
        if (open == question)
        {
            Send(question);
        }
        else
        {
            sources.Join(open, client);
        }

        return open;
    }

    private void Send(OriginQuestion question) => CleanContext.Run(async () =>
    {
        var answer = new OriginAnswer(OriginSourceVerdict.Failed, IsKeyed: true);
        try
        {
            answer = await AnswerAsync(question);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            answer = Failed(question, exception);
        }
        finally
        {
            // In this order: a request that comes when another one has been answered must not join the query that has ended.
            _open.TryRemove(new(question.Key, question));
            question.Complete(answer);
        }
    });

    private OriginAnswer Failed(OriginQuestion question, Exception exception)
    {
        // The source reads the HttpContext, which a renewal does not have.
        var needsRequest = question.IsRenewal && !question.Query.ReadsOnlyItsKey;
        if (needsRequest)
        {
            question.LastAllowed!.StopRenewing();
        }
        else
        {
            observer.SourceFailed(question.Query.PolicyName, question.Query.OriginText, exception);
        }

        return new(OriginSourceVerdict.Failed, IsKeyed: !needsRequest);
    }

    private async Task<OriginAnswer> AnswerAsync(OriginQuestion question)
    {
        // Another request may have been answered since the look-up.
        if (!question.IsRenewal && Answers.Find(question.Key, out _) is { } known)
        {
            return new(OriginAnswer.VerdictOf(known), IsKeyed: true);
        }

        if (await sources.QueryAsync(question, (service, limit) => AskAsync(question, service, limit)) is not { } answer)
        {
            observer.QueueFull(question.Query.PolicyName, question.Query.OriginText);
            return new(OriginSourceVerdict.Failed, IsKeyed: true);
        }

        observer.SourceAnswered(question.Query.PolicyName);
        if (question.Query.ReadsOnlyItsKey)
        {
            Keep(question, answer);
        }

        return new(OriginAnswer.VerdictOf(answer.Allowed is not null), question.Query.ReadsOnlyItsKey);
    }

    private async Task<SourceAnswer> AskAsync(OriginQuestion question, IStrictCorsOriginSource service, CancellationTokenSource limit)
    {
        observer.QueueAccepts(question.Query.PolicyName);
        string? sharedKey = null;
        if (shared.Value is { } cache)
        {
            sharedKey = OriginSourceKeys.Share(question.Key, service.GetType());
            if (await cache.FindAsync(sharedKey, question.Settings) is { } found && IsNews(question, found))
            {
                return new(found, default, SharedKey: null);
            }

            // The cache's time is not the source's.
            limit.CancelAfter(question.Settings.Timeout);
        }

        var askedAt = Moment.Now(time);
        var isAllowed = await service.IsAllowedAsync(question.Query, limit.Token);
        return new(isAllowed ? new KeptAnswer(askedAt, question.Settings.AllowedFor, isShared: false) : null, askedAt, sharedKey);
    }

    private bool IsNews(OriginQuestion question, KeptAnswer found) =>
        question.LastAllowed is not { } last || found.Left(time) > last.Left(time);

    private void Keep(OriginQuestion question, SourceAnswer answer)
    {
        if (answer.Allowed is not { } allowed)
        {
            Answers.KeepDenied(question.Key, answer.AskedAt, question.Settings.DeniedFor);
            return;
        }

        if (answer.SharedKey is { } key && shared.Value!.Takes(question.Settings, answer.AskedAt, question.LastAllowed))
        {
            allowed = new KeptAnswer(answer.AskedAt, question.Settings.AllowedFor, isShared: true);
            _ = shared.Value.KeepAsync(key, question.Settings, answer.AskedAt);
        }

        Answers.KeepAllowed(question.Key, allowed);
    }
}
