using static StrictCors.Tests.Policies.TestPolicy;
using static StrictCors.Tests.Policies.TestRequest;

namespace StrictCors.Tests.Policies;

/// <summary>P3, P4, P6: the requested headers.</summary>
public class PreflightHeaderTests
{
    private const string List = "Content-Type;X-Request-Id";
    private const string ListValue = "Content-Type, X-Request-Id";

    // A policy with credentials is marked "+".
    [Theory]
    // A list: the same value for every preflight, so that one serves every combination.
    [InlineData("P3", List, null, true, ListValue)]
    [InlineData("P3", List, "", true, ListValue)]
    [InlineData("P3", List, "content-type", true, ListValue)]
    [InlineData("P3", List, "content-type,x-request-id", true, ListValue)]
    [InlineData("P6", List, "CONTENT-TYPE,X-rEQUEST-iD", true, ListValue)]
    [InlineData("P4", List, "authorization", false, ListValue)]
    [InlineData("P4", List, "content-type,x-other", false, ListValue)]
    [InlineData("P4", List, "*", false, ListValue)]
    [InlineData("P4", "", "x-other", false, null)]
    [InlineData("P7", "", null, true, null)]
    [InlineData("P7", "", "", true, null)]
    [InlineData("P3", "Authorization", "authorization", true, "Authorization")]
    // Any header: all but authorization, which Fetch wants to see by its name.
    [InlineData("P3", "*", null, true, null)]
    [InlineData("P3", "*", "x-a,x-b", true, "x-a,x-b")]
    [InlineData("P3", "*", "authorization", false, null)]
    [InlineData("P3", "*", "x-a,AUTHORIZATION", false, "x-a")]
    [InlineData("P3", "*", "cookie,x-a", false, "x-a")]
    [InlineData("P3", "*", "*", false, null)]
    [InlineData("P3", "*;authorization", "x-a", true, "*, authorization")]
    [InlineData("P3", "*;Authorization", "x-a,authorization", true, "*, authorization")]
    [InlineData("P3", "*;Authorization", null, true, "*, authorization")]
    // Any header with credentials, and any header without Authorization: what was asked for, validated.
    [InlineData("P3", "+*", null, true, null)]
    [InlineData("P3", "+*", "", true, null)]
    [InlineData("P3", "+*", ", ,", true, null)]
    [InlineData("P3", "+*", "x-a", true, "x-a")]
    [InlineData("P3", "+*", "x-a,x-b", true, "x-a,x-b")]
    [InlineData("P3", "+*", "X-A, x-b\t,", true, "X-A,x-b")]
    [InlineData("P3", "+*", "x-a\nx-b", true, "x-a,x-b")]
    [InlineData("P3", "+*", "x-a,\tx-b", true, "x-a,x-b")]
    [InlineData("P3", "+*", "x-a, x-b", true, "x-a,x-b")]
    [InlineData("P3", "+*", ",x-a", true, "x-a")]
    [InlineData("P3", "+*", "x-a,", true, "x-a")]
    [InlineData("P3", "+*", "x-a,,x-b", true, "x-a,x-b")]
    [InlineData("P3", "+*", "authorization", false, null)]
    [InlineData("P3", "+*", "authorization,x-a", false, "x-a")]
    [InlineData("P3", "+*;Authorization", "authorization,x-a", true, "authorization,x-a")]
    // Names that browsers do not send are not sent back to them.
    [InlineData("P3", "+*", "cookie", false, null)]
    [InlineData("P3", "+*", "x-a,host,x-b", false, "x-a,x-b")]
    [InlineData("P3", "+*", "Sec-Fetch-Site", false, null)]
    [InlineData("P3", "+*", "proxy-authorization", false, null)]
    [InlineData("P3", "+*", "access-control-request-method", false, null)]
    // Nor is the star: a browser would remember it as "any header".
    [InlineData("P3", "+*", "*", false, null)]
    [InlineData("P3", "+*", "x-a,*", false, "x-a")]
    // White space, several lines and empty members are tolerated.
    [InlineData("P6", List, " content-type ", true, ListValue)]
    [InlineData("P6", List, "\tcontent-type\t,\t x-request-id", true, ListValue)]
    [InlineData("P6", List, ",,content-type,, ,\t,x-request-id,", true, ListValue)]
    [InlineData("P6", List, "content-type\nx-request-id", true, ListValue)]
    [InlineData("P6", List, "\n\ncontent-type\n", true, ListValue)]
    [InlineData("P6", List, "content-type\nx-other", false, ListValue)]
    [InlineData("P6", "*", ", , x-a", true, "x-a")]
    [InlineData("P6", "*;Authorization", ", , x-a", true, "*, authorization")]
    public void A_preflight_answers_with_the_headers_that_are_allowed(string rule, string allowed, string? requested, bool isAllowed, string? answer)
    {
        var policy = ForApp(web =>
        {
            web.WithHeaders(allowed.TrimStart('+').Split(';', StringSplitOptions.RemoveEmptyEntries)).WithMethods("PUT");
            if (allowed.StartsWith('+'))
            {
                web.AllowCredentials();
            }
        });

        policy.Evaluate(Preflight(App, "PUT", requested)).Should().BeEquivalentTo(
            new
            {
                Outcome = isAllowed ? CorsOutcome.Allowed : CorsOutcome.Denied,
                Reason = isAllowed ? CorsDenialReason.None : CorsDenialReason.HeaderNotAllowed,
                IsOriginAllowed = true,
                IsRefused = false,
                AllowMethods = "PUT",
                AllowHeaders = answer,
            },
            rule);
    }

    [Theory]
    [InlineData("x a")]
    [InlineData("x-a,x b")]
    [InlineData("x-a;x-b")]
    [InlineData("x-a:")]
    [InlineData("\"x-a\"")]
    [InlineData("x-ä")]
    [InlineData("x-a\0")]
    [InlineData("x-a\r")]
    [InlineData("x-a\u00a0")]
    [InlineData("\u000bx-a")]
    [InlineData("x-a,\u2028")]
    [InlineData("x-a\nx-b\nx(c)")]
    [InlineData("x-a,{}")]
    public void P5_a_malformed_header_name_is_denied_without_a_word(string requested)
    {
        foreach (var policy in EveryKindOfHeaders())
        {
            Denied(policy, requested).Should().Be(CorsDenialReason.HeaderMalformed);
        }
    }

    [Theory]
    [InlineData(128, false)]
    [InlineData(129, true)]
    [InlineData(2000, true)]
    public void P3_more_than_128_names_are_denied(int names, bool areTooMany)
    {
        var onOneLine = string.Join(',', Enumerable.Repeat("x-a", names));
        var onManyLines = string.Join('\n', Enumerable.Repeat("x-a", names));
        var withEmptyMembers = string.Join(",,", Enumerable.Repeat("x", names));
        foreach (var requested in new[] { onOneLine, onManyLines, withEmptyMembers })
        {
            foreach (var policy in EveryKindOfHeaders())
            {
                Denied(policy, requested).Should().Be(areTooMany ? CorsDenialReason.TooManyHeaders : CorsDenialReason.None);
            }
        }
    }

    [Theory]
    [InlineData(8192, false)]
    [InlineData(8193, true)]
    [InlineData(30_000, true)]
    public void P3_more_than_8_KiB_are_denied(int length, bool isTooLong)
    {
        var expected = isTooLong ? CorsDenialReason.TooManyHeaders : CorsDenialReason.None;
        foreach (var policy in EveryKindOfHeaders())
        {
            Denied(policy, "x-a" + new string(',', length - 3)).Should().Be(expected, "commas count");
            Denied(policy, new string(' ', length - 3) + "x-a").Should().Be(expected, "white space counts");
            Denied(policy, new string(' ', length - 10) + "\nx-a" + new string('\t', 7)).Should().Be(expected, "lines are added up");
        }

        ForApp(web => web.WithMethods("PUT").WithHeaders("*")).Evaluate(Preflight(App, "PUT", new string('x', length))).Reason.Should()
            .Be(expected, "one long name");
    }

    [Fact]
    public void P4_the_method_is_named_before_the_header() =>
        ForApp().Evaluate(Preflight(App, "PUT", "x-other")).Should()
            .BeEquivalentTo(new { Reason = CorsDenialReason.MethodNotAllowed, AllowMethods = "GET, HEAD, POST" });

    [Fact]
    public void P4_a_refused_method_leaves_the_allowed_headers_in_the_answer() =>
        ForApp(web => web.WithHeaders("*").AllowCredentials()).Evaluate(Preflight(App, "PUT", "x-a, x-b")).Should()
            .BeEquivalentTo(new { Reason = CorsDenialReason.MethodNotAllowed, AllowHeaders = "x-a,x-b" });

    [Fact]
    public void P3_a_line_that_needs_no_cleaning_is_sent_back_as_it_is()
    {
        var request = Preflight(App, "PUT", "x-a,x-b");

        ForApp(web => web.WithHeaders("*").AllowCredentials().WithMethods("PUT")).Evaluate(request).AllowHeaders.Should()
            .BeSameAs(request.RequestHeaders.ToString());
    }

    private static StrictCorsPolicy[] EveryKindOfHeaders() =>
    [
        ForApp(web => web.WithMethods("PUT").WithHeaders("x-a", "x")),
        ForApp(web => web.WithMethods("PUT").WithHeaders("*")),
        ForApp(web => web.WithMethods("PUT").WithHeaders("*").AllowCredentials()),
        ForAnyOrigin(web => web.WithMethods("PUT").WithHeaders("*")),
    ];

    /// <summary>The reason; a refusal for the form of what was asked answers nothing at all (P5).</summary>
    private static CorsDenialReason Denied(StrictCorsPolicy policy, string requested)
    {
        var decision = policy.Evaluate(Preflight(App, "PUT", requested));
        if (decision.Reason is CorsDenialReason.HeaderMalformed or CorsDenialReason.TooManyHeaders)
        {
            decision.Should().BeEquivalentTo(
                new { Outcome = CorsOutcome.Denied, IsOriginAllowed = false, IsRefused = false, AllowMethods = (string?)null,
                AllowHeaders = (string?)null });
        }

        return decision.Reason;
    }
}
