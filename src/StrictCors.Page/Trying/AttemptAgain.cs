using Microsoft.AspNetCore.Http;
using StrictCors.Page.Watching;
using StrictCors.Protocol;
using StrictCors.Testing;

namespace StrictCors.Page.Trying;

/// <summary>A request that was decided about, for the form: with the values as they were, not as they are shown.</summary>
internal static class AttemptAgain
{
    /// <summary>The request; of a preflight, the one that it announced. Null if no form can have it, or if it is too long to be kept.</summary>
    public static Attempt? Of(RecordedRequest recorded)
    {
        if (recorded.IsLong)
        {
            return null;
        }

        var request = recorded.Value;
        var isPreflight = request.IsPreflight;
        var names = new List<string>();
        for (var i = 0; isPreflight && i < request.RequestHeaders.Count; i++)
        {
            foreach (var name in new CommaSeparatedList(request.RequestHeaders[i]))
            {
                names.Add(name.ToString());
            }
        }

        // The path is decoded. What the query was does not matter to any decision.
        var attempt = new Attempt(
            request.Origin.ToString(), isPreflight ? request.RequestMethod.ToString() : request.Method,
            new PathString(recorded.FullPath).ToUriComponent(),
            string.Join('\n', names.Select(name => $"{name}: {ValueOf(name)}")), request is { IsHandshake: true, HasCredentials: true },
            request.IsHandshake, BrowserEngine.Chromium);
        return request.Origin.Count == 1 && attempt.Origin!.All(char.IsAscii) && attempt.Headers!.All(char.IsAscii)
            && AttemptPlan.TryRead(attempt, out _, out _) ? attempt : null;
    }

    // With this type, a browser asks for permission, as it did.
    private static string ValueOf(string name) => name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) ? "application/json" : "1";
}
