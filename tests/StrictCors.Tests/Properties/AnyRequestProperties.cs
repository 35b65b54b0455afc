using CsCheck;
using Microsoft.Extensions.Primitives;
using StrictCors.Origins;
using StrictCors.Tests.Properties.Fetch;

namespace StrictCors.Tests.Properties;

/// <summary>What holds for every request, whoever wrote it: no browser in sight here.</summary>
public class AnyRequestProperties
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        "https://", "http://", "app", "app.", "example", ".example.com", "evil.test", ":8443", ":443", ":*", "*", "null", ",", ", ", " ", "\t",
            "\0", "\r\n", "/", "@", "[::1]",
        "\u212a", "\ud800", "GET", "PUT", "get", "TRACE", "x-a", "X-B", "authorization", "cookie", "content-type", "(", "\"", "é");

    private static readonly Gen<string> Whole = Gen.OneOf(
        "https://app.example.com", "https://a.b.example.com", "https://app-pr-7.example.com", "http://localhost:3000", "null", "https://evil.test",
            "GET", "PUT", "POST", "PURGE", "*", "x-a", "x-a,x-b", "x-a, authorization", "x-a,\tx-b", "x-a,,x-b", ",x-b,");

    private static readonly Gen<string> Line = Gen.Frequency((3, Whole), (2, Piece.Array[0, 5].Select(string.Concat)));

    private static readonly Gen<StringValues> Lines = Gen.Frequency(
        (1, Gen.Const(StringValues.Empty)),
        (6, Line.Select(line => new StringValues(line))),
        (1, Gen.Frequency((5, Line), (1, Gen.Const((string)null!))).Array[0, 3].Select(lines => new StringValues(lines))));

    private static readonly Gen<(string Method, StringValues Origin, StringValues RequestMethod, StringValues RequestHeaders,
        StringValues FetchSite, string Scheme, string Host, bool IsHandshake)> Request =
        Gen.Select(
            Gen.Frequency((2, Gen.Const("OPTIONS")), (1, Line)),
            Lines,
            Lines,
            Lines,
            Gen.Frequency((4, Gen.Const(StringValues.Empty)), (1, Gen.Const(new StringValues("same-origin"))), (1, Lines)),
            Gen.OneOf("http", "https", "", "wss"),
            Gen.Frequency((1, Gen.OneOf("app.example.com", "localhost:3000", "evil.test")), (1, Line)),
            Gen.Bool);

    [Fact]
    public void A_decision_says_one_thing() => Gen.Select(Generated.Policy, Request).Sample((policy, parts) =>
    {
        var (method, origin, requestMethod, requestHeaders, fetchSite, scheme, host, isHandshake) = parts;
        var request = new CorsRequest
        {
            Method = method,
            Origin = origin,
            RequestMethod = requestMethod,
            RequestHeaders = requestHeaders,
            FetchSite = fetchSite,
            Scheme = scheme,
            Host = host,
            IsHandshake = isHandshake,
            HasCredentials = host.Length % 2 == 0,
        };
        var decision = policy.Evaluate(request);

        (decision.Reason != CorsDenialReason.None).Should().Be(decision.Outcome == CorsOutcome.Denied, "D1");
        (decision.Outcome == CorsOutcome.NotCors).Should().Be(origin.Count == 0 && !IsRefusedWithoutOrigin(policy, request), "R1, S4");
        (decision.Kind == CorsRequestKind.Preflight).Should().Be(request.IsPreflight, "R2");
        (decision.IsRefused && decision.Outcome != CorsOutcome.Denied).Should().BeFalse("only a denial is refused");
        (decision.Outcome == CorsOutcome.SameOrigin && request.IsPreflight).Should().BeFalse("R3");
        decision.PolicyName.Should().Be(policy.Name);
        OriginIsCoveredWhereItIsAnswered(policy, origin, decision);
        MethodsAreThePolicysOrTheRequested(policy, requestMethod, decision);
        HeadersAreThePolicysOrTheRequested(policy, requestHeaders, decision);
        policy.Evaluate(request).Should().Be(decision, "it depends on nothing else");
    }, iter: Cases.Of(20_000));

    private static bool IsRefusedWithoutOrigin(StrictCorsPolicy policy, in CorsRequest request) =>
        policy.Enforcement == StrictCorsEnforcement.Server
        && !request.IsHandshake
        && request.Method is not ("GET" or "HEAD" or "OPTIONS")
        && request.FetchSite.Count > 0 && request.FetchSite is not (["same-origin"] or ["none"]);

    /// <summary>By the plain reading of the patterns, one after the other.</summary>
    private static void OriginIsCoveredWhereItIsAnswered(StrictCorsPolicy policy, StringValues origin, CorsDecision decision)
    {
        if (decision.IsOriginAllowed && !policy.IsAnyOrigin)
        {
            origin.Count.Should().Be(1, "R4");
            var isCovered = SerializedOrigin.TryParse(origin[0], out var parsed)
                ? Covers(policy.Origins.Patterns, parsed)
                : origin[0] == "null" && policy.Origins.HasNull;
            isCovered.Should().BeTrue("A1");
        }
    }

    private static bool Covers(IEnumerable<OriginPattern> patterns, in SerializedOrigin origin)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Matches(origin))
            {
                return true;
            }
        }

        return false;
    }

    private static void MethodsAreThePolicysOrTheRequested(StrictCorsPolicy policy, StringValues requestMethod, CorsDecision decision)
    {
        if (decision.AllowMethods is not { } method)
        {
            return;
        }

        if (method == policy.AllowMethods)
        {
            (method is "*" && policy.AllowCredentials).Should().BeFalse("P3");
            method.Split(", ").Should().OnlyContain(each => policy.Methods.Lists(each) || policy.Methods.IsAny, "P3");
            decision.IsOriginAllowed.Should().BeTrue("P5");
        }
        else
        {
            requestMethod.ToArray().Should().Equal([method], "P3");
            new[] { "*", "TRACE", "TRACK", "CONNECT" }.Should().NotContain(method.ToUpperInvariant(), "P3");
            PlainNames.IsToken(method).Should().BeTrue("R4");
            decision.IsOriginAllowed.Should().BeTrue("P5");
        }
    }

    private static void HeadersAreThePolicysOrTheRequested(StrictCorsPolicy policy, StringValues requested, CorsDecision decision)
    {
        if (decision.AllowHeaders is { } headers)
        {
            decision.IsOriginAllowed.Should().BeTrue("P5");
            if (!policy.EchoesHeaders)
            {
                headers.Should().Be(policy.AllowHeaders, "P3");
                return;
            }

            var names = headers.Split(',');
            names.Should().OnlyContain(name => PlainNames.IsToken(name) && name != "*" && !PlainNames.IsForbidden(name), "P3");
            string.Join(',', requested.ToArray()).Split(',').Select(name => name.Trim(' ', '\t')).Should().Contain(names, "P3");
        }
    }
}
