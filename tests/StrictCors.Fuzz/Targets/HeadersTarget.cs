using System.Text;
using Microsoft.Extensions.Primitives;
using StrictCors.Explanations;
using StrictCors.Fuzz.Infrastructure;
using StrictCors.Protocol;
using StrictCors.Tests.Properties;

namespace StrictCors.Fuzz.Targets;

/// <summary>The scanner of <c>Access-Control-Request-Headers</c> (protocol P3, P6): each line is a line of it.</summary>
internal static class HeadersTarget
{
    private const string App = "https://app.example.com";

    private static readonly string[] Listed = ["Content-Type", "X-A", "X-B"];

    private static readonly StrictCorsPolicy None = Compile([], withCredentials: false);
    private static readonly StrictCorsPolicy List = Compile(Listed, withCredentials: true);
    private static readonly StrictCorsPolicy Any = Compile(["*"], withCredentials: false);
    private static readonly StrictCorsPolicy AnyAndAuthorization = Compile(["*", "Authorization"], withCredentials: false);
    private static readonly StrictCorsPolicy Echo = Compile(["*"], withCredentials: true);
    private static readonly StrictCorsPolicy EchoAndAuthorization = Compile(["*", "Authorization"], withCredentials: true);

    public static void Run(byte[] input)
    {
        string?[] lines = Encoding.Latin1.GetString(input).Split('\n');
        var names = PlainHeaderList.Split(lines);
        Require.That(Enumerated(lines).SequenceEqual(names));

        Check(None, lines, _ => false, null);
        Check(List, lines, name => Listed.Contains(name, StringComparer.OrdinalIgnoreCase), "Content-Type, X-A, X-B");
        CheckEcho(Any, lines, names, name => PlainHeaderList.IsSentBack(name) && !PlainHeaderList.IsAuthorization(name));
        Check(AnyAndAuthorization, lines, _ => true, "*, authorization");
        CheckEcho(Echo, lines, names, name => PlainHeaderList.IsSentBack(name) && !PlainHeaderList.IsAuthorization(name));
        CheckEcho(EchoAndAuthorization, lines, names, PlainHeaderList.IsSentBack);
    }

    private static void Check(StrictCorsPolicy policy, StringValues lines, Func<string, bool> isAllowed, string? answer)
    {
        var decision = Ask(policy, lines);
        var reason = PlainHeaderList.Reason(lines, isAllowed);
        Require.Same(decision.Reason, reason);
        Require.Same(decision.AllowHeaders, reason is CorsDenialReason.None or CorsDenialReason.HeaderNotAllowed ? answer : null);
    }

    /// <summary>Exactly the allowed ones of the requested names are sent back, and nothing but names and commas.</summary>
    private static void CheckEcho(StrictCorsPolicy policy, StringValues lines, List<string> names, Func<string, bool> isAllowed)
    {
        var decision = Ask(policy, lines);
        var reason = PlainHeaderList.Reason(lines, isAllowed);
        Require.Same(decision.Reason, reason);
        var answered = decision.AllowHeaders is { } answer ? answer.Split(',') : [];
        Require.That(answered.SequenceEqual(reason is CorsDenialReason.None or CorsDenialReason.HeaderNotAllowed ? names.Where(isAllowed) : []));
        Require.That(Array.TrueForAll(answered, PlainNames.IsToken));
    }

    private static CorsDecision Ask(StrictCorsPolicy policy, StringValues lines)
    {
        var request = new CorsRequest { Method = "OPTIONS", Origin = App, RequestMethod = "GET", RequestHeaders = lines };
        var decision = policy.Evaluate(request);
        Require.That(Lines.IsOne(Explainer.Explain(policy.AtEndpoint, request).ToText().ReplaceLineEndings("")));
        return decision;
    }

    private static List<string> Enumerated(StringValues lines)
    {
        var names = new List<string>();
        foreach (var line in lines)
        {
            foreach (var name in new CommaSeparatedList(line))
            {
                names.Add(name.ToString());
            }
        }

        return names;
    }

    private static StrictCorsPolicy Compile(string[] headers, bool withCredentials) =>
        StrictCorsPolicy.Compile(new() { AllowedOrigins = [App], AllowedHeaders = [.. headers], AllowCredentials = withCredentials }, "web");
}
