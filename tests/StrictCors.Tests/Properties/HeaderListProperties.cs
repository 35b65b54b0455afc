using CsCheck;
using StrictCors.Middleware;
using StrictCors.Protocol;
using StrictCors.Tests.Policies;

namespace StrictCors.Tests.Properties;

/// <summary>The scanner of the requested headers, which goes over the characters once, against splitting and trimming.</summary>
[Trait("Specification", "protocol P3, P6")]
public class HeaderListProperties
{
    private static readonly string[] Listed = ["Content-Type", "X-A", "x-b"];

    private static readonly Gen<string> Member = Gen.Frequency(
        (8, Gen.OneOf("x-a", "X-A", "x-b", "content-type", "x-other", "authorization", "Authorization", "*", "cookie", "sec-a", "proxy-a", "origin",
            "access-control-request-x")),
        (4, Gen.OneOf("", "", " ", "\t", " \t ")),
        (1, Gen.OneOf("x a", "x;a", "x\u0085", "\0", "\r", "ä", "\u00a0", "x:", "\"x\"")));

    private static readonly Gen<string> Padding = Gen.OneOf("", "", "", " ", "\t", "  ");

    private static readonly Gen<string> Line = Gen.Select(Padding, Member, Padding, (before, member, after) => before + member + after)
        .Array[0, 6].Select(members => string.Join(',', members));

    // Around the bounds: 128 names, 8192 characters.
    private static readonly Gen<string> Many = Gen.Select(Gen.Int[126, 131], Gen.OneOf("x-a", "a", "authorization", ""), (count, name) =>
        string.Join(',', Enumerable.Repeat("x-a", count - 1).Append(name)));

    private static readonly Gen<string> Long = Gen.Select(Gen.Int[8189, 8195], Gen.OneOf(',', 'x', ' '), (length, character) =>
        new string(character, length));

    private static readonly Gen<string[]> Lines =
        Gen.Frequency((30, Line.Array[0, 4]), (1, Gen.Select(Many, Line, (many, line) => new[] { many, line })),
        (1, Gen.Select(Long, line => new[] { line })), (2, Gen.String.Array[0, 3]));

    private static readonly (StrictCorsPolicy Policy, Func<string, bool> Allows, string? Answer)[] Policies =
    [
        (Compile([], withCredentials: false), _ => false, null),
        (Compile(Listed, withCredentials: false), IsListed, "Content-Type, X-A, x-b"),
        (Compile(Listed, withCredentials: true), IsListed, "Content-Type, X-A, x-b"),
        (Compile(["*"], withCredentials: false), name => PlainHeaderList.IsSentBack(name) && !PlainHeaderList.IsAuthorization(name), null),
        (Compile(["*", "Authorization"], withCredentials: false), _ => true, "*, authorization"),
        (Compile(["*"], withCredentials: true), name => PlainHeaderList.IsSentBack(name) && !PlainHeaderList.IsAuthorization(name), null),
        (Compile(["*", "Authorization"], withCredentials: true), PlainHeaderList.IsSentBack, null),
    ];

    [Fact]
    public void The_scanner_finds_what_splitting_finds() =>
        Lines.Sample(
            lines =>
            {
                var found = new List<string>();
                foreach (var line in lines)
                {
                    foreach (var name in new CommaSeparatedList(line))
                    {
                        found.Add(name.ToString());
                    }
                }

                return found.SequenceEqual(PlainHeaderList.Split(lines));
            },
            iter: Cases.Of(100_000));

    [Fact]
    public void The_token_of_a_handshake_is_found_where_splitting_finds_it()
    {
        var upgrade = Gen.Select(
            Padding, Gen.OneOf("websocket", "WebSocket", "websockets", "xwebsocket", "web socket", "h2c", "", " "), Padding,
        (before, member, after) =>
                before + member + after);
        upgrade.Array[0, 5].Select(members => string.Join(',', members)).Array[0, 3].Sample(
            lines => WebSocketUpgrade.IsIn(lines) == PlainHeaderList.Split(lines).Contains("websocket", StringComparer.OrdinalIgnoreCase),
            iter: Cases.Of(100_000));
    }

    [Fact]
    public void The_requested_headers_are_judged_and_answered_as_the_plain_list_says()
    {
        var reasons = new long[Enum.GetValues<CorsDenialReason>().Length];
        Gen.Select(Gen.Int[0, Policies.Length - 1], Lines).Sample(
            (index, lines) =>
            {
                var (policy, allows, answer) = Policies[index];
                var expected = PlainHeaderList.Reason(lines, allows);
                Interlocked.Increment(ref reasons[(int)expected]);
                var isRead = expected is CorsDenialReason.None or CorsDenialReason.HeaderNotAllowed;
                var decision = policy.Evaluate(TestRequest.Preflight(TestPolicy.App, "GET") with { RequestHeaders = lines });
                return decision.Reason == expected
                    && (policy.EchoesHeaders ? Answered(decision).SequenceEqual(isRead ? PlainHeaderList.Split(lines).Where(allows) : [])
                        : decision.AllowHeaders == (isRead ? answer : null));
            },
            iter: Cases.Of(100_000),
            print: sample => $"{sample.Item1}: {string.Join(" | ", sample.Item2)}");

        foreach (var reason in (CorsDenialReason[])[CorsDenialReason.None, CorsDenialReason.HeaderMalformed, CorsDenialReason.HeaderNotAllowed,
            CorsDenialReason.TooManyHeaders])
        {
            reasons[(int)reason].Should().BeGreaterThan(1_000, "of {0}", reason);
        }
    }

    private static string[] Answered(in CorsDecision decision) => decision.AllowHeaders is { } names ? names.Split(',') : [];

    private static bool IsListed(string name) => Listed.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static StrictCorsPolicy Compile(string[] headers, bool withCredentials) => TestPolicy.ForApp(policy =>
    {
        policy.WithHeaders(headers);
        if (withCredentials)
        {
            policy.AllowCredentials();
        }
    });
}
