using StrictCors;

namespace QuickStart.Demo;

/// <summary>The last requests and what each was answered with.</summary>
internal sealed class RequestLog(Sentences sentences, Remedy remedy)
{
    private const int Capacity = 50;
    private const int MaxLength = 300;

    private readonly Lock _lock = new();
    private readonly Queue<LoggedRequest> _requests = new(Capacity);

    public Task WatchAsync(HttpContext context, RequestDelegate next)
    {
        var logged = sentences.CollectForRequest();

        // Registered first, so it runs last.
        context.Response.OnStarting(() =>
        {
            Add(Describe(context), logged);
            return Task.CompletedTask;
        });

        return next(context);
    }

    /// <summary>The requests that a call of the page has caused, or all of them, oldest first.</summary>
    public IReadOnlyList<LoggedRequest> Find(string? call)
    {
        lock (_lock)
        {
            return [.. _requests.Where(request => call is null || request.Call == call)];
        }
    }

    private void Add(LoggedRequest request, List<string> logged)
    {
        lock (_lock)
        {
            // StrictCors logs a denial once a minute. Until then, the sentence about the last request like this one is still true.
            var sentence = logged.FirstOrDefault() ?? _requests.LastOrDefault(request.IsLike)?.Sentence;
            if (_requests.Count == Capacity)
            {
                _requests.Dequeue();
            }

            _requests.Enqueue(request with { Sentence = sentence });
        }
    }

    private LoggedRequest Describe(HttpContext context)
    {
        var request = context.Request;
        var decision = context.GetCorsDecision();
        var isDenied = decision is { Outcome: CorsOutcome.Denied };
        return new(
            Cut(request.Query["call"]),
            Cut(request.Method)!,
            Cut(request.Path)!,
            Cut(request.Headers.Origin),
            Cut(request.Headers.AccessControlRequestMethod),
            Cut(request.Headers.AccessControlRequestHeaders),
            context.Response.StatusCode,
            [.. context.Response.Headers.Where(header => IsOfCors(header.Key)).Select(header => $"{header.Key}: {header.Value}")],
            decision?.PolicyName,
            decision?.Outcome.ToString(),
            isDenied ? decision!.Value.Reason.ToString() : null,
            Write: isDenied ? Cut(remedy.Write(request, decision!.Value)) : null);
    }

    private static bool IsOfCors(string header) =>
        header.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("StrictCors-", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Vary", StringComparison.OrdinalIgnoreCase);

    /// <summary>What came in is not kept at any length.</summary>
    private static string? Cut(string? text) => text is { Length: > MaxLength } ? $"{text[..MaxLength]}…" : text;
}
