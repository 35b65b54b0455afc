using System.Globalization;
using StrictCors.Tool.Conformance.Cases;
using StrictCors.Tool.Conformance.Pages;
using StrictCors.Tool.Conformance.Wire;

namespace StrictCors.Tool.Conformance.Judging;

/// <summary>Whether an answer is what it should be, if a page cannot show it: what was sent is not what a browser sends, or what counts is not
/// what a page sees.</summary>
internal static class WireJudge
{
    private const string AllowOrigin = "Access-Control-Allow-Origin";

    /// <summary>What is wrong, or null.</summary>
    /// <param name="first">The answer to the first step of the case.</param>
    public static string? Refute(CaseExpectation expect, WireRequest request, WireResponse response, WireResponse first) =>
        Status(expect, response)
        ?? Origins(expect, request, response)
        ?? Echo(expect, request, response)
        ?? Handler(expect, response, first)
        ?? Size(expect, response)
        ?? Words(expect, response);

    private static string? Status(CaseExpectation expect, WireResponse response)
    {
        if (expect.Opens is { } opens && opens != (response.Status == 101))
        {
            return opens ? $"the WebSocket does not open: {response.Status}" : "the WebSocket opens";
        }

        return expect.Status is { } status && !StatusRange.Has(status, response.Status)
            ? $"the status is {response.Status} instead of {status}"
            : null;
    }

    private static string? Origins(CaseExpectation expect, WireRequest request, WireResponse response)
    {
        var allowed = response.Header(AllowOrigin);
        if (expect.Grants is { } grants && grants != (allowed is not null && (allowed == "*" || allowed == request.Header("Origin"))))
        {
            return $"{AllowOrigin} is {Shown(allowed)}";
        }

        if (expect.GrantsNot.Any(origin => allowed == "*" || allowed == origin))
        {
            return $"{AllowOrigin} is {Shown(allowed)}";
        }

        if (expect.Absent.FirstOrDefault(name => response.Header(name) is not null) is { } present)
        {
            return $"the answer has {present}: {Shown(response.Header(present))}";
        }

        return expect.Once.FirstOrDefault(name => name == "Vary"
            ? response.Members(name).GroupBy(member => member, StringComparer.OrdinalIgnoreCase).Any(group => group.Count() > 1)
            : response.Lines(name).Count > 1 || response.Lines(name).Any(line => line.Contains(',', StringComparison.Ordinal))) is { } twice
            ? $"{twice} is doubled: {Shown(response.Header(twice))}"
            : null;
    }

    private static string? Echo(CaseExpectation expect, WireRequest request, WireResponse response)
    {
        var (headers, methods) = (response.Header("Access-Control-Allow-Headers"), response.Members("Access-Control-Allow-Methods").ToList());
        if (expect.Echoes is { } echoes && request.Header("Access-Control-Request-Headers") is { } requested
            && echoes != (headers?.Contains(requested, StringComparison.OrdinalIgnoreCase) == true))
        {
            return $"Access-Control-Allow-Headers is {Shown(headers)}";
        }

        if (expect.EchoesMethod is { } echoesMethod && request.Header("Access-Control-Request-Method") is { } method
            && echoesMethod != (methods.Contains(method) || string.Join(", ", methods) == method))
        {
            return $"Access-Control-Allow-Methods is {Shown(string.Join(", ", methods))}";
        }

        return expect.AllowsNot.FirstOrDefault(methods.Contains) is { } allowed ? $"Access-Control-Allow-Methods has {allowed}" : null;
    }

    private static string? Handler(CaseExpectation expect, WireResponse response, WireResponse first)
    {
        var handler = response.Header(ModelBrowser.HandlerHeader);
        if (expect.Handler is { } runs && runs != (handler is not null))
        {
            return runs ? "the handler has not run" : "the handler has run";
        }

        return expect.Runs is { } count && Number(handler) - Number(first.Header(ModelBrowser.HandlerHeader)) is var ran && ran != count
            ? $"handlers have run {ran?.ToString(CultureInfo.InvariantCulture) ?? "an unknown number of"} times instead of {count}"
            : null;
    }

    private static string? Size(CaseExpectation expect, WireResponse response)
    {
        if (expect.Bytes is { } bytes && response.Length > bytes)
        {
            return $"the answer has {response.Length} bytes";
        }

        return expect.Seconds is { } seconds && response.Elapsed.TotalSeconds > seconds
            ? string.Create(CultureInfo.InvariantCulture, $"the answer takes {response.Elapsed.TotalSeconds:0.0} s")
            : null;
    }

    private static string? Words(CaseExpectation expect, WireResponse response)
    {
        if (expect.Body is { } body && body != response.Body)
        {
            return $"the content is {Shown(response.Body)}";
        }

        return expect.Says is { } word
            && !response.Body.Contains(word, StringComparison.OrdinalIgnoreCase)
            && !response.Headers.Any(header => !IsOfHttp(header.Key) && header.Value.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? "the answer does not name it"
            : null;
    }

    private static bool IsOfHttp(string name) => name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)
        || name.ToLowerInvariant() is "vary" or "allow" or "date" or "server" or "content-type" or "connection" or "referrer-policy";

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Shown(string? value) => value is null ? "missing" : $"\"{(value.Length > 60 ? value[..60] + "…" : value)}\"";
}
