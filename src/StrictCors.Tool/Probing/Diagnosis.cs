using StrictCors.Testing;
using StrictCors.Testing.Fetch;
using StrictCors.Tool.Browsing;
using StrictCors.Tool.Probing.Causes;

namespace StrictCors.Tool.Probing;

/// <summary>Which known mistakes the answers show. The browser model has judged already: this only names what it saw.</summary>
internal static class Diagnosis
{
    public static IReadOnlyList<Cause> Find(PageResult result, PageRequest request)
    {
        if (request.IsWebSocket || request.Mode != FetchMode.Cors)
        {
            return [];
        }

        var causes = new List<Cause>();
        var hasHeaders = false;
        foreach (var roundTrip in result.Exchange.RoundTrips.Where(roundTrip => IsCrossOrigin(result, roundTrip)))
        {
            var answer = new Answer(roundTrip, roundTrip.RequestHeader("Origin")!, request.IncludesCredentials, request.Engine);
            if (StatusCauses.Find(answer) is { } status)
            {
                causes.Add(status);
                continue;
            }

            causes.AddRange(OriginCauses.Find(answer, hasHeaders));
            causes.AddRange(ListCauses.Find(answer));
            causes.AddRange(MaxAgeCauses.Find(answer) is { } maxAge ? [maxAge] : []);
            hasHeaders |= answer.IsPreflight && answer.Lines(Answer.AllowOrigin).Count > 0;
        }

        if (FindRedirect(result) is { } redirect)
        {
            causes.Add(redirect);
        }

        return [.. causes.DistinctBy(cause => (cause.Kind, cause.Text)).OrderByDescending(cause => cause.Kind.Severity)];
    }

    private static bool IsCrossOrigin(PageResult result, CorsRoundTrip roundTrip) =>
        roundTrip.RequestHeader("Origin") is not null && PageFetch.OriginOf(roundTrip.Url.AbsoluteUri) != result.Origin;

    /// <summary>A redirect to another origin that then refuses: the page cannot see the address that it led to.</summary>
    private static Cause? FindRedirect(PageResult result)
    {
        if (result.Refusal is null)
        {
            return null;
        }

        var requests = result.Exchange.RoundTrips.Where(roundTrip => !roundTrip.IsPreflight).ToList();
        var (first, last) = (requests.FirstOrDefault(), result.Refusal.Url);
        return first is null || PageOrigin.AreSameOrigin(first.Url, last) ? null : CauseKinds.RedirectCrossOrigin.With(
            $"{first.Url.GetLeftPart(UriPartial.Path)} redirects to {last.GetLeftPart(UriPartial.Path)}, which has to allow the page, too. For a "
                + "sign-in, answer "
                + "401 instead of a redirect; otherwise request the other address.");
    }
}
