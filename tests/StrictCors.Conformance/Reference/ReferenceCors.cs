using Microsoft.AspNetCore.Http;

namespace StrictCors.Conformance.Reference;

/// <summary>CORS in the plainest words, by hand: it shows that every case can be won without StrictCors, and, with a flaw, that it can be
/// lost.</summary>
internal sealed class ReferenceCors(RequestDelegate next, FlawSwitch flaws)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var flaw = flaws.Current;
        var segments = request.Path.Value!.Split('/');
        if (segments[1] == "manifest")
        {
            await next(context);
            return;
        }

        var policy = ReferencePolicy.Of(segments[1], flaw);
        var origin = OriginOf(request, flaw);
        var isAllowed = policy is not null && origin is not null && policy.Matches(origin, flaw);
        if (origin?.Length > 1000 && flaw == Flaw.SlowForLongOrigin)
        {
            await Task.Delay(1100);
        }

        if (flaw == Flaw.ServerErrorForOddOrigin && origin?.Any(character => character > '~' || " ,@?#\\%".Contains(character)) == true)
        {
            context.Response.StatusCode = 500;
            return;
        }

        if (context.WebSockets.IsWebSocketRequest)
        {
            if (ReferenceSockets.IsRefused(request, policy, origin, isAllowed, flaw))
            {
                context.Response.StatusCode = 403;
                return;
            }

            await next(context);
            return;
        }

        var method = request.Headers.AccessControlRequestMethod;
        var isPreflight = HttpMethods.IsOptions(request.Method)
            && (flaw == Flaw.SwallowsOptions || (request.Headers.ContainsKey("Origin") && method.Count > 0));
        if (flaw == Flaw.RefusesPrograms && origin is null || flaw == Flaw.RefusesForeign && origin is not null && !isAllowed)
        {
            context.Response.StatusCode = 403;
            return;
        }

        if (isPreflight && ReferencePreflight.IsPassedOn(segments, flaw))
        {
            await next(context);
            return;
        }

        if (isPreflight)
        {
            await ReferencePreflight.AnswerAsync(context, policy, origin, isAllowed, flaw, next);
            return;
        }

        context.Response.OnStarting(() =>
        {
            ReferenceAnswer.Write(context, policy, origin, isAllowed, flaw);
            return Task.CompletedTask;
        });
        await next(context);
    }

    /// <summary>Two lines are no origin.</summary>
    private static string? OriginOf(HttpRequest request, Flaw flaw) => request.Headers.Origin switch
    {
        { Count: 0 } => null,
        { Count: 1 } one => one.ToString(),
        var several => flaw == Flaw.SplitsOrigin ? several[0] : string.Join(',', several.ToArray()),
    };
}
