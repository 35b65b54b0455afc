using StrictCors.Testing;
using StrictCors.Tool.Probing.Causes;

namespace StrictCors.Tool.Probing;

/// <summary>Whether the answer depends on <c>Origin</c>, and has it in <c>Vary</c>.</summary>
internal static class OriginComparison
{
    /// <summary>An origin that no server allows on purpose.</summary>
    public const string Stranger = "https://stranger.example";

    /// <summary>Sends the request as this page, as another page and without an origin. Only for methods that change nothing.</summary>
    public static async Task<IReadOnlyList<Sample>> TakeAsync(
        Func<IReadOnlyList<string>, Task<Sample>> take, string origin) =>
        await Task.WhenAll(take([origin]), take([]), take([Stranger]), take([origin]));

    /// <summary>What the answers to different origins show.</summary>
    /// <param name="samples">The answers to this page, to none, to another page, and to this page again.</param>
    public static Cause? Find(IReadOnlyList<Sample> samples)
    {
        var (own, others) = (samples[0], samples.Skip(1).Take(2).ToList());
        var silent = samples.FirstOrDefault(sample => !sample.VariesByOrigin);
        if (silent is null)
        {
            return null;
        }

        var differs = others.Find(other => other.AllowOrigin != own.AllowOrigin || other.AllowsCredentials != own.AllowsCredentials);
        if (differs is not null)
        {
            var stored = samples.Any(sample => sample.IsStored) ? ", and this one may be stored" : "";
            return CauseKinds.VaryMissing.With(
                $"{Answer.AllowOrigin} is {Shown(own)} for {own.Origin} and {Shown(differs)} {For(differs)}, and the answer {For(silent)} has no "
                    + $"'Vary: Origin'. A cache can give the answer for one to the other{stored}. "
                    + "Send 'Vary: Origin' with every answer, also without Origin in the request and with a refusal.");
        }

        // Content that changes by itself proves nothing.
        var again = samples[^1];
        var other = others.Find(sample => sample.Status != own.Status || (sample.Body != own.Body && own.Body == again.Body));
        if (other is null || again.Status != own.Status)
        {
            return null;
        }

        var what = other.Status != own.Status
            ? $"status is {own.Status} for {own.Origin} and {other.Status} {For(other)}"
            : $"content for {own.Origin} is another one than {For(other)}";
        return CauseKinds.DependsOnOrigin.With($"The {what}, "
            + "and 'Vary: Origin' is missing: a cache can give one to the other. Send 'Vary: Origin' with every answer.");
    }

    /// <summary>Whether a response allows one origin and does not have Origin in Vary.</summary>
    public static bool IsSilent(CorsRoundTrip response) =>
        response.ResponseHeader(Answer.AllowOrigin) is { } origin && origin != "*" && origin == response.RequestHeader("Origin")
        && !(response.ResponseHeader("Vary") ?? "").Split(',', StringSplitOptions.TrimEntries)
            .Any(member => member == "*" || member.Equals("Origin", StringComparison.OrdinalIgnoreCase));

    /// <summary>What the answer to a stranger's preflight shows about such a response.</summary>
    public static Cause? Find(CorsRoundTrip response, Sample stranger) =>
        stranger.AllowOrigin == response.ResponseHeader(Answer.AllowOrigin) ? null : CauseKinds.VaryMissing.With(
            $"{Answer.AllowOrigin} is {Answer.Show(response.ResponseHeader(Answer.AllowOrigin)!)} for this page and {Shown(stranger)} "
                + $"{For(stranger)}, and the response has no 'Vary: Origin'. A cache can give the answer to GET for one to the other. Send "
                + "'Vary: Origin' with every answer, also without Origin in the request and with a refusal.");

    private static string Shown(Sample sample) => sample.AllowOrigin.Length == 0 ? "missing" : Answer.Show(sample.AllowOrigin);

    private static string For(Sample sample) => sample.Origin is { } origin ? $"for {origin}" : "without Origin";
}
