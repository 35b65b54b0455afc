using StrictCors.Tool.Conformance.Cases;
using StrictCors.Tool.Conformance.Pages;

namespace StrictCors.Tool.Conformance.Judging;

/// <summary>Whether a page sees what it should.</summary>
internal static class SightJudge
{
    /// <summary>What is wrong, or null. What the browser does not know is not judged.</summary>
    /// <param name="handlersBefore"><c>X-Handler</c> of the answers to earlier steps.</param>
    public static string? Refute(CaseExpectation expect, Sight sight, IEnumerable<string?> handlersBefore)
    {
        if (expect.Reads is { } reads && reads != sight.Reads)
        {
            return reads
                ? $"the page does not read the answer. {sight.Why}".TrimEnd(' ', '.')
                : $"the page reads the answer, whose status is {sight.Status}";
        }

        if (expect.Arrives is { } arrives && sight.Arrives is { } arrived && arrives != arrived)
        {
            return arrives ? "the request is not sent" : "the request is sent, and the handler runs";
        }

        if (expect.Status is { } status && !StatusRange.Has(status, sight.Status))
        {
            return $"the status is {sight.Status} instead of {status}";
        }

        if (expect.Body is { } body && body != sight.Body)
        {
            return $"the content is \"{Cut(sight.Body)}\" instead of \"{body}\"";
        }

        foreach (var (name, value) in expect.Header)
        {
            if (sight.Headers.GetValueOrDefault(name) != value)
            {
                return $"the page reads {name} as {sight.Headers.GetValueOrDefault(name) ?? "missing"} instead of {value}";
            }
        }

        if (expect.Hides.FirstOrDefault(sight.Headers.ContainsKey) is { } visible)
        {
            return $"the page reads the header {visible}";
        }

        if (expect.Step is { } step && sight.Step is { } failed && step != failed)
        {
            return $"the browser fails at {failed} instead of {step}. {sight.Why}";
        }

        if (expect.Preflight is { } preflight && sight.Preflight is { } permission && preflight != permission)
        {
            return $"the preflight is {Words(permission)} instead of {Words(preflight)}";
        }

        return expect.Hit is { } hit && hit != (sight.Handler is { } handler && handlersBefore.Contains(handler))
            ? hit ? "the answer comes from the server, not from the cache" : "the answer comes from the cache"
            : null;
    }

    private static string Words(string preflight) => preflight switch
    {
        "FromCache" => "taken from the memory of the browser",
        "Sent" => "sent",
        _ => "not needed",
    };

    private static string Cut(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
