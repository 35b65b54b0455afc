using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using StrictCors.Fuzz.Infrastructure;
using StrictCors.Middleware;
using StrictCors.Tests.Properties;

namespace StrictCors.Fuzz.Targets;

/// <summary>The whole middleware on raw header bytes: what holds for every answer, by the rules of the protocol.</summary>
internal static class MiddlewareTarget
{
    private static readonly FuzzedApplication Production = new("Production");
    private static readonly FuzzedApplication Development = new("Development");

    private static readonly string[] Owned =
    [
        "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Access-Control-Allow-Methods", "Access-Control-Allow-Headers",
        "Access-Control-Expose-Headers", "Access-Control-Max-Age", "Access-Control-Allow-Private-Network",
    ];

    public static void Run(byte[] input)
    {
        var response = Production.Send(FuzzedRequest.Read(input));
        Check(FuzzedRequest.Read(input), response);

        // D5: in Development one more header, and nothing else differs.
        var shown = Development.Send(FuzzedRequest.Read(input));
        Check(FuzzedRequest.Read(input), shown);
        Require.That(shown.Headers["StrictCors-Decision"].All(line => line!.All(character => character is >= ' ' and <= '~')) || SetsItself(input));
        Require.That(shown.Status == response.Status && shown.HasRun == response.HasRun);
        Require.That(Array.TrueForAll(Owned, name => shown.Headers[name] == response.Headers[name]));
    }

    private static void Check(FuzzedRequest request, FuzzedResponse response)
    {
        var isPreflight = IsPreflight(request);
        var isOptions = request.Method.Equals("OPTIONS", StringComparison.OrdinalIgnoreCase);
        var path = request.Path.ToLowerInvariant().TrimEnd('/');

        // R8.
        Require.That(!response.HasRun || !isOptions || path is "/options" or "/every");
        if (path == "/bypass" || response.Decision is not { } decision)
        {
            return;
        }

        Require.Same(decision.Outcome == CorsOutcome.Denied, decision.Reason != CorsDenialReason.None);
        Require.Same(decision.Kind == CorsRequestKind.Preflight, isPreflight);
        Require.Same(decision.Outcome == CorsOutcome.NotCors, request.Headers.Origin.Count == 0);
        // For a method that the endpoint does not map, the default policy answers (R6).
        var method = isPreflight ? request.Headers.AccessControlRequestMethod.ToString() : request.Method;
        Require.That(request.Path != "/disabled" || decision.PolicyName is null
            || !FuzzedApplication.Methods.Contains(method, StringComparer.Ordinal));
        if (decision.PolicyName is null)
        {
            Require.That(Array.TrueForAll(Owned, name => response.Headers[name].Count == 0));
            return;
        }

        var policy = FuzzedApplication.Policies.Single(policy => policy.Name == decision.PolicyName);
        if (policy.Enforcement == StrictCorsEnforcement.Observe)
        {
            // S5: R8 is its only exception, and touches no header.
            Require.That(!response.HasRun || request.ResponseHeaders.All(header => response.Headers[header.Key] == header.Value));
            return;
        }

        CheckOrigin(request, response, policy, decision);
        CheckOthers(request, response, policy, isPreflight);
        CheckVary(request, response, policy, isPreflight);
        CheckRun(request, response, policy, decision, isPreflight);
    }

    /// <summary>A1, A2, A4, A5.</summary>
    private static void CheckOrigin(FuzzedRequest request, FuzzedResponse response, FuzzedPolicy policy, CorsDecision decision)
    {
        var allowOrigin = response.Headers.AccessControlAllowOrigin;
        var isCovered = request.Headers.Origin is [{ } origin]
            && policy.Origins.Any(pattern => PlainReading.IsOrigin(origin) && PlainReading.Covers(pattern, origin));
        if (policy.IsAny)
        {
            Require.That(allowOrigin.Count == 0 ? decision.Kind == CorsRequestKind.Preflight : allowOrigin == "*");
        }
        else if (isCovered)
        {
            Require.That(allowOrigin == request.Headers.Origin || (allowOrigin.Count == 0 && decision.Kind == CorsRequestKind.Preflight));
        }
        else
        {
            Require.Same(allowOrigin.Count, 0);
        }

        Require.Same(response.Headers.AccessControlAllowCredentials, allowOrigin.Count > 0 && policy.AllowCredentials ? "true"
            : default(StringValues));
        Require.That(allowOrigin.Count > 0 || Array.TrueForAll(Owned, name => response.Headers[name].Count == 0));
    }

    /// <summary>A3, P2, P3, P4.</summary>
    private static void CheckOthers(FuzzedRequest request, FuzzedResponse response, FuzzedPolicy policy, bool isPreflight)
    {
        var headers = response.Headers;
        Require.Same(headers["Access-Control-Allow-Private-Network"].Count, 0);
        Require.That(Array.TrueForAll(Owned, name => headers[name].Count <= 1
            && headers[name].ToString().All(character => character is >= ' ' and <= '~')));
        if (!isPreflight)
        {
            Require.That(headers.AccessControlAllowMethods.Count + headers.AccessControlAllowHeaders.Count + headers.AccessControlMaxAge.Count == 0);
            Require.Same(headers.AccessControlExposeHeaders, headers.AccessControlAllowOrigin.Count > 0 ? "ETag" : default(StringValues));
            return;
        }

        Require.Same(headers.AccessControlExposeHeaders.Count, 0);
        foreach (var method in headers.AccessControlAllowMethods is [{ } methods] ? methods.Split(", ") : [])
        {
            Require.That(method is not ("CONNECT" or "TRACE" or "TRACK"));
            Require.That(policy.Methods.Contains(method) || (policy.Methods.Contains("GET") && method == "HEAD")
                || (policy.Methods is ["*"] && method == (policy.AllowCredentials ? request.Headers.AccessControlRequestMethod.ToString() : "*"))
                || (method == request.Headers.AccessControlRequestMethod && policy.Enforcement == StrictCorsEnforcement.Browser
                    && method is "GET" or "HEAD" or "POST"));
        }

        if (policy.AllowCredentials && headers.AccessControlAllowHeaders is [{ } names])
        {
            Require.That(names.Split(',', StringSplitOptions.TrimEntries).All(name => PlainNames.IsToken(name) && name != "*"));
        }
    }

    /// <summary>V1 to V4, S2.</summary>
    private static void CheckVary(FuzzedRequest request, FuzzedResponse response, FuzzedPolicy policy, bool isPreflight)
    {
        var existing = response.HasRun ? request.ResponseHeaders.Vary : default;
        var vary = response.Headers.Vary;

        // An empty value says nothing.
        if (!StringValues.IsNullOrEmpty(existing))
        {
            // Lines stay, and the last one may have ours at its end.
            Require.That(existing.SkipLast(1).SequenceEqual(vary.Take(existing.Count - 1)));
            Require.That(existing.Count == 0 || vary[existing.Count - 1]!.StartsWith(existing[^1] ?? "", StringComparison.Ordinal));
        }

        var before = Members(existing);
        var after = Members(vary);
        if (before.Contains("*"))
        {
            Require.That(existing == vary);
            return;
        }

        string[] wanted =
        [
            .. policy.IsAny ? (string[])[] : ["Origin"],
            .. isPreflight ? (string[])["Access-Control-Request-Method", "Access-Control-Request-Headers"] : [],
            .. policy.Enforcement == StrictCorsEnforcement.Server ? (string[])["Sec-Fetch-Site"] : [],
        ];
        Require.That(wanted.All(member => after.Contains(member, StringComparer.OrdinalIgnoreCase)));
        Require.Same(after.Count, before.Count + wanted.Count(member => !before.Contains(member, StringComparer.OrdinalIgnoreCase)));
    }

    /// <summary>P1, S2, S4, W1.</summary>
    private static void CheckRun(FuzzedRequest request, FuzzedResponse response, FuzzedPolicy policy, CorsDecision decision, bool isPreflight)
    {
        Require.That(!isPreflight || (!response.HasRun && response.Status is 204 or 403));
        var isServer = policy.Enforcement == StrictCorsEnforcement.Server;
        if (isPreflight || !(isServer || decision.Kind == CorsRequestKind.Handshake))
        {
            Require.That(isPreflight || response.Status != 403);
            return;
        }

        Require.Same(response.Status == 403, decision.Outcome == CorsOutcome.Denied);
        Require.That(!(response.Status == 403 && response.HasRun));
        if (decision.Outcome == CorsOutcome.SameOrigin)
        {
            Require.That(IsSameOrigin(request));
        }
    }

    /// <summary>R3.</summary>
    private static bool IsSameOrigin(FuzzedRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0)
        {
            return site == "same-origin";
        }

        var host = request.Headers.Host.ToString().ToLowerInvariant();
        var origin = request.Headers.Origin.ToString();
        return origin == $"http://{host}" || $"{origin}:80" == $"http://{host}" || origin == $"https://{host}";
    }

    private static bool IsPreflight(FuzzedRequest request) =>
        request.Method.Equals("OPTIONS", StringComparison.OrdinalIgnoreCase) && request.Headers.Origin.Count > 0
            && request.Headers.AccessControlRequestMethod.Count > 0;

    private static List<string> Members(StringValues lines) =>
        [.. lines.SelectMany(line => line!.Split(',')).Select(member => member.Trim(' ', '\t')).Where(member => member.Length > 0)];

    private static bool SetsItself(byte[] input) => FuzzedRequest.Read(input).ResponseHeaders.ContainsKey("StrictCors-Decision");
}
