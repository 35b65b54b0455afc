using System.Globalization;
using System.Text;

namespace StrictCors.Testing.Refusals;

/// <summary>Why a page does not get a response. The catalogue of them is the other classes of this folder.</summary>
/// <param name="Step">The step of the standard.</param>
/// <param name="Reason">What is wrong, as a sentence.</param>
/// <param name="Advice">What to write instead, as a sentence.</param>
internal sealed record Refusal(CorsStep Step, string Reason, string Advice)
{
    /// <summary>Gets what the console of Chromium reports after "has been blocked by CORS policy:", or null if it reports something else.</summary>
    public string? Chromium { get; init; }

    /// <summary>Gets a value indicating whether the console of Chromium reports that the Fetch API cannot load the address, instead of CORS
    /// policy.</summary>
    public bool IsOfFetchApi { get; init; }

    /// <summary>Gets what the console of Firefox reports as "Reason:".</summary>
    public string? Firefox { get; init; }

    public string? Header { get; init; }

    public string? Expected { get; init; }

    public string? Actual { get; init; }

    public CorsException ToException(Uri url, CorsExchange exchange) => new(Message(url, exchange), Step, Header, Expected, Actual, url, exchange);

    private string Message(Uri url, CorsExchange exchange)
    {
        var message = new StringBuilder($"{Reason} {Advice}");
        var line = message.AppendLine().AppendLine();
        if (Chromium is not null)
        {
            line.AppendLine(IsOfFetchApi
                ? $"Chromium: Fetch API cannot load {Shown.Url(url)}. {Chromium}"
                : $"Chromium: Access to fetch at '{Shown.Url(url)}' from origin '{exchange.PageOrigin}' has been blocked by CORS policy: {Chromium}");
        }

        if (Firefox is not null)
        {
            line.AppendLine(CultureInfo.InvariantCulture,
                $"Firefox: Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {Shown.Url(url)}. "
                + $"(Reason: {Firefox}).");
        }

        line.AppendLine(CultureInfo.InvariantCulture, $"The page: {exchange.PageOrigin}");
        if (exchange.RoundTrips.Count == 0)
        {
            line.AppendLine(CultureInfo.InvariantCulture, $"No request was sent to {Shown.Url(url)}.");
        }

        foreach (var roundTrip in exchange.RoundTrips)
        {
            line.AppendLine(Shown.RoundTrip(roundTrip));
        }

        return message.ToString().TrimEnd();
    }
}
