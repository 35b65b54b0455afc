using System.Globalization;

namespace StrictCors.Tool.Probing.Causes;

/// <summary>A preflight that is not answered with success.</summary>
internal static class StatusCauses
{
    private static readonly string[] SignIns = ["login", "signin", "sign-in", "auth"];

    public static Cause? Find(Answer answer) => !answer.IsPreflight || answer.IsOk ? null : answer.Status switch
    {
        >= 300 and <= 399 => CauseKinds.PreflightRedirect.With(Redirect(answer)),
        401 or 403 or 407 => CauseKinds.PreflightUnauthorized.With(
            $"The server answers OPTIONS with {Number(answer)}. A preflight has no credentials, so it has to be answered before authentication"
                + $"{(answer.Status == 403 ? ", firewalls and checks of the origin" : "")}."),
        404 or 410 => CauseKinds.PreflightNotFound.With(
            $"The server answers OPTIONS with {Number(answer)}: no route, or no CORS code, takes OPTIONS at this path. Check the path, and that CORS "
                + "runs before routing gives up."),
        405 or 501 => CauseKinds.PreflightNotAllowed.With(
            $"The server answers OPTIONS with {Number(answer)}{Allow(answer)}. The route has no OPTIONS, and no CORS code answers before it."),
        >= 500 => CauseKinds.PreflightFails.With(
            $"The server answers OPTIONS with {Number(answer)}: code runs for the preflight and fails, or a proxy does not reach the server. See "
                + "its log."),
        _ => CauseKinds.PreflightStatus.With($"The server answers OPTIONS with {Number(answer)}. Browsers accept 200 to 299."),
    };

    private static string Redirect(Answer answer)
    {
        var location = answer.RoundTrip.ResponseHeader("Location");
        var from = answer.RoundTrip.Url;
        var to = Uri.TryCreate(from, location, out var target) ? target : null;
        var reason = to switch
        {
            null => "Browsers follow no redirect of a preflight.",
            _ when from.Scheme == "http" && to.Scheme == "https" && from.Host == to.Host => "It is the redirect from http to https: request https.",
            _ when from.Host == to.Host && from.AbsolutePath.TrimEnd('/') == to.AbsolutePath.TrimEnd('/') && from.AbsolutePath != to.AbsolutePath =>
                $"It is the redirect for the slash at the end: request {to.AbsolutePath}.",
            _ when Array.Exists(SignIns, word => to.AbsolutePath.Contains(word, StringComparison.OrdinalIgnoreCase)) =>
                "It is the redirect to a sign-in: answer OPTIONS before authentication.",
            _ when from.Host != to.Host => $"It is a redirect to another host: request {to.Host}.",
            _ => "Browsers follow no redirect of a preflight: request the address that it leads to.",
        };
        return $"The server answers OPTIONS with {Number(answer)} to {Answer.Show(location ?? "nowhere")}. {reason}";
    }

    private static string Allow(Answer answer) =>
        answer.RoundTrip.ResponseHeader("Allow") is { Length: > 0 } allow ? $" and allows {Answer.Show(allow)}" : "";

    private static string Number(Answer answer) => answer.Status.ToString(CultureInfo.InvariantCulture);
}
