using Microsoft.AspNetCore.Http;
using StrictCors.Conformance.Servers;

namespace StrictCors.Conformance.Reference;

/// <summary>The answers to preflights.</summary>
internal static class ReferencePreflight
{
    private const int MaxHeaders = 128;

    public static bool IsPassedOn(string[] segments, Flaw flaw) => flaw switch
    {
        Flaw.PreflightGuarded => segments is [_, _, "private" or "unauthorized"],
        Flaw.PreflightRedirected => segments is [_, _, "redirect" or "to-disabled" or "to-list"],
        Flaw.PreflightRunsHandler => true,
        _ => false,
    };

    public static async Task AnswerAsync(
        HttpContext context, ReferencePolicy? policy, string? origin, bool isAllowed, Flaw flaw, RequestDelegate next)
    {
        var (request, response) = (context.Request, context.Response);
        if (flaw == Flaw.HandlerRunsUnseen)
        {
            await next(context);
            response.Clear();
        }

        if (flaw != Flaw.PreflightsWithoutVary)
        {
            response.Headers.Vary = flaw switch
            {
                Flaw.VaryDoubled => "Origin, Origin",
                Flaw.PreflightVaryOriginOnly => "Origin",
                _ => "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
            };
        }

        response.StatusCode = flaw == Flaw.PreflightNotFound ? 404 : 204;
        if (policy is null)
        {
            return;
        }

        if (!isAllowed)
        {
            Deny(response, policy, origin, flaw);
            await SayAsync(response, "origin", flaw);
            return;
        }

        var method = request.Headers.AccessControlRequestMethod is { Count: 1 } or { Count: > 1 } && flaw == Flaw.FirstMethodLine
            ? request.Headers.AccessControlRequestMethod[^1]!
            : request.Headers.AccessControlRequestMethod.Count == 1 ? request.Headers.AccessControlRequestMethod.ToString() : "";
        var names = request.Headers.AccessControlRequestHeaders.ToString()
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length > MaxHeaders && flaw == Flaw.SlowForMany || request.Headers.AccessControlRequestHeaders.ToString().Length > 5000
            && flaw == Flaw.SlowForMany || method.Length > 1000 && flaw == Flaw.SlowForMany)
        {
            await Task.Delay(1100);
        }

        response.Headers.AccessControlAllowOrigin = ReferenceAnswer.AllowOrigin(policy, origin, isAllowed, flaw);
        if (flaw == Flaw.Doubled)
        {
            response.Headers.Append("Access-Control-Allow-Origin", origin);
        }

        ReferenceAnswer.WriteCredentials(response.Headers, policy, flaw);
        var (methods, headers) = (Methods(policy, method, flaw), Headers(policy, names, flaw));
        WriteLists(response.Headers, methods, headers);
        if (!policy.IsOpen && flaw != Flaw.NoMaxAge)
        {
            response.Headers.AccessControlMaxAge = flaw == Flaw.DayAsMaxAge ? "86400" : "600";
        }

        if (flaw == Flaw.ExposesInPreflight)
        {
            ReferenceAnswer.WriteExposed(response.Headers, flaw);
        }

        await SayWhatIsMissingAsync(response, method, methods, names, headers, flaw);
    }

    public static void WriteLists(IHeaderDictionary headers, IReadOnlyList<string> methods, IReadOnlyList<string> names)
    {
        if (methods.Count > 0)
        {
            headers.AccessControlAllowMethods = string.Join(", ", methods);
        }

        if (names.Count > 0)
        {
            headers.AccessControlAllowHeaders = string.Join(", ", names);
        }
    }

    private static void Deny(HttpResponse response, ReferencePolicy policy, string? origin, Flaw flaw)
    {
        if (flaw == Flaw.TellsStrangers)
        {
            WriteLists(response.Headers, ContractPolicies.Methods, ContractPolicies.Headers);
            ReferenceAnswer.WriteCredentials(response.Headers, policy, flaw);
        }

        if (flaw == Flaw.TellsFirstOrigin && origin is not null)
        {
            response.Headers.AccessControlAllowOrigin = ContractPolicies.Origins[0];
        }
    }

    private static string[] Methods(ReferencePolicy policy, string method, Flaw flaw) => flaw switch
    {
        Flaw.NoMethods => [],
        Flaw.AllMethods or Flaw.EchoesAnyMethod => [method],
        Flaw.UpperCasesMethod => [method.ToUpperInvariant(), method],
        Flaw.StarForMethods when policy.HasCredentials => ["*"],
        Flaw.FirstMethodLine => [method],
        Flaw.RequestedMethodOnly when !policy.IsOpen => ContractPolicies.Methods.Contains(method) ? [method] : [],
        Flaw.SafelistedMethodsOnly => ["GET", "HEAD", "POST"],
        _ when policy.IsOpen => IsToken(method) && method is not ("CONNECT" or "TRACE" or "TRACK") && method.Length < 100 ? [method] : [],
        _ => ContractPolicies.Methods,
    };

    private static string[] Headers(ReferencePolicy policy, string[] names, Flaw flaw) => flaw switch
    {
        Flaw.NoHeaderList => [],
        Flaw.AllHeaders => names,
        Flaw.HeadersCaseSensitive => [.. ContractPolicies.Headers.Intersect(names)],
        Flaw.OneHeaderOnly => [.. names.Take(1)],
        Flaw.StarForHeaders when policy.HasCredentials => ["*"],
        Flaw.RequestedHeadersOnly when !policy.IsOpen =>
            [.. names.Where(name => ContractPolicies.Headers.Contains(name, StringComparer.OrdinalIgnoreCase))],
        _ when policy.IsOpen => names.Length <= MaxHeaders && Array.TrueForAll(names, name => IsToken(name) && !IsForbidden(name)) ? names : [],
        _ => ContractPolicies.Headers,
    };

    private static Task SayWhatIsMissingAsync(
        HttpResponse response, string method, IReadOnlyList<string> methods, string[] names, IReadOnlyList<string> headers, Flaw flaw)
    {
        var isMethod = !methods.Contains(method) && !methods.Contains("*");
        var isHeader = names.Except(headers, StringComparer.OrdinalIgnoreCase).Any() && !headers.Contains("*");
        if (isMethod || isHeader)
        {
            if (flaw == Flaw.DeniesAsNotFound)
            {
                response.Headers.Remove("Access-Control-Allow-Origin");
            }

            return SayAsync(response, isMethod ? "method" : "header", flaw);
        }

        return flaw == Flaw.NeedsRequestedHeaders && names.Length == 0
            ? SayAsync(response, "header", Flaw.DeniesAsNotFound)
            : flaw == Flaw.PreflightHasBody ? WriteAsync(response, "allowed") : Task.CompletedTask;
    }

    private static Task SayAsync(HttpResponse response, string what, Flaw flaw)
    {
        if (flaw == Flaw.DeniesAsNotFound)
        {
            response.StatusCode = 404;
        }

        return flaw == Flaw.DeniesInSilence ? Task.CompletedTask : WriteAsync(response, $"The {what} is not allowed.");
    }

    private static Task WriteAsync(HttpResponse response, string text)
    {
        response.StatusCode = response.StatusCode == 204 ? 200 : response.StatusCode;
        return response.WriteAsync(text);
    }

    private static bool IsToken(string text) => text.Length > 0 && text.All(IsOfToken);

    private static bool IsOfToken(char character) =>
        char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-.^_`|~".Contains(character, StringComparison.Ordinal);

    private static bool IsForbidden(string name) => name.ToLowerInvariant() is "cookie" or "host" or "origin"
        || name.StartsWith("sec-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("proxy-", StringComparison.OrdinalIgnoreCase);
}
